// Nicer, never needed: every page reads and submits without this script.
import { offerCopies } from './copy-text.ts';
import { closeDisclosures } from './disclosures.ts';
import { findWhileTyping } from './find-rows.ts';
import { focusErrors } from './focus-errors.ts';
import { forgetFormsOnSignOut } from './forget-forms.ts';
import { sendOnChoice } from './live-forms.ts';
import { offerPasskeys } from './passkeys.ts';
import { offerPrint } from './print-button.ts';
import { offerAddress } from './share.ts';
import { tipSparklines } from './spark-tips.ts';

focusErrors(document);
closeDisclosures(document);
sendOnChoice(document);
findWhileTyping(document);
offerAddress(document);
offerPasskeys(document);
tipSparklines(document);
offerPrint(document);
forgetFormsOnSignOut(document);
offerCopies(document);
