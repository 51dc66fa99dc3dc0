// Nicer, never needed: every page reads and submits without this script.
import { focusErrors } from './focus-errors.ts';

focusErrors(document);
