import { SECTION_IDS, type SectionId } from '#shared/debrief/index'
import type { Board } from '#shared/protocol/classBoard'
import { DEBRIEF_STEPS, type DebriefStepId } from '#shared/protocol/debriefScript'
import type { WallPage } from '#shared/protocol/wall'
import type { BoardCommand } from './boardCommands.ts'

/** The page that shows sections of a world. */
export const pageOf = (world: number, sections: readonly SectionId[]): WallPage => ({ kind: 'world', world, sections })

/** Letters that show a section: those that lead the script are left out. */
const SECTION_LETTERS = [...'acdefghijklmoqrstuvwxyz']

/** The key that puts a section of the chosen world on the wall; undefined of sections beyond the letters. */
export const sectionKey = (id: SectionId): string | undefined => SECTION_LETTERS[SECTION_IDS.indexOf(id)]

/** The section that a key puts on the wall; undefined of other keys. */
export const sectionOfKey = (key: string): SectionId | undefined => SECTION_IDS[SECTION_LETTERS.indexOf(key)]

/** Puts one section of a world on the wall. */
export const showSection = (act: BoardCommand, world: number, id: SectionId): void =>
  act('show', { wall: { page: pageOf(world, [id]) } })

/** Puts a step of the script on the wall; of the chosen world, or of the first, where it shows one. */
export function showStep(act: BoardCommand, id: DebriefStepId, chosen: number | undefined): void {
  const { page } = DEBRIEF_STEPS.find((step) => step.id === id)!
  act('show', { wall: { page: page.kind === 'sections' ? pageOf(chosen ?? 0, page.sections) : page, step: id } })
}

/** Puts out the wall, or shows the step again that it was put out on. */
export function blackOut(act: BoardCommand, { wall }: Board, chosen: number | undefined): void {
  if (wall?.page.kind === 'blank') showStep(act, wall.step ?? 'fates', chosen)
  else act('show', { wall: { page: { kind: 'blank' }, ...(wall?.step === undefined ? {} : { step: wall.step }) } })
}
