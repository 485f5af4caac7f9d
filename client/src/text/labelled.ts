import { t } from './text.ts'

/** What something is called, and what is said of it, with the point between them that the page's language writes. */
export const labelled = (label: string, text: string): string => t('labelled', { label, text })
