import type { TextTree } from './pseudo.ts'

/** Every file of every language, by its path from here. */
export const FILES = import.meta.glob<TextTree>(
  [
    '../../../assets/lang/*/*.json',
    '!../../../assets/lang/*/language.json',
    '!../../../assets/lang/en/{front,names}.json',
  ],
  { import: 'default' },
)
