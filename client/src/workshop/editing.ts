import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { ScenarioFault } from '#shared/scenario/faults'
import type { DraftFile } from '../store/drafts.ts'

/** The draft that is on the page. */
export interface Editing {
  readonly file: DraftFile
  /** Language of the names that are written now. */
  readonly language: string
  readonly faults: readonly ScenarioFault[]
  change(how: (file: DraftFile) => DraftFile): void
}

/** Holds the draft for all fields of the page. */
export const EditingContext = createContext<Editing | undefined>(undefined)

/** The draft that a field belongs to. */
export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (editing === undefined) throw new Error('a field stands outside a draft')
  return editing
}

/** Id of the element that a path's field has. */
export const fieldId = (path: string): string => `at-${path.replaceAll('.', '-')}`
