import { type ProblemCode, type ProblemParams, phrase } from './problem.ts';

/** Why something is not taken, as a value, with the words for its sentence. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: ProblemCode;
  readonly params: ProblemParams;
}

export const refuse = (code: ProblemCode, params: ProblemParams = {}): Refusal => ({
  kind: 'refused',
  code,
  params,
});

export const isRefusal = (answer: object): answer is Refusal =>
  'kind' in answer && answer.kind === 'refused';

/** The refusal as a sentence that says what to do; for many rows at once, without the cost of an Error each. */
export const sayRefusal = ({ code, params }: Refusal, language: 'vi' | 'en' = 'vi'): string =>
  phrase(code, params, language);
