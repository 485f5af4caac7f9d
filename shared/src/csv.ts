/** Separators that spreadsheets split lines at, beside the comma: what follows one may become a cell of its own. */
const SEPARATORS = ',;\\t\\r\\n|'
/** All that compatibility normalisation (NFKC, Unicode 17) turns into what a formula begins with: `=`, `+`, `-` or `@`. */
const SIGNS = '=⁼₌⩵⩶﹦＝+⁺₊﬩﹢＋\\-﹣－@﹫＠'
/** Where a cell begins that a spreadsheet takes for a formula, in whatever form of a sign, behind blanks and quotes too. */
const FORMULA = new RegExp(`(?<=^|[${SEPARATORS}])(?=["'\\s]*[${SIGNS}])|^(?=[\\t\\r])`, 'gu')
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/

/** A cell of a CSV file as it is written: no spreadsheet reads it, or a part of it, as a formula. Numbers stay as they are. */
export const guardCell = (text: string): string => (NUMBER.test(text) ? text : text.replace(FORMULA, "'"))

/** First character of a CSV file: without it a spreadsheet that is opened by a double click does not read it as UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff'
