import type { SectionId } from '#shared/debrief/index'
import type { Board } from '#shared/protocol/classBoard'
import { DEBRIEF_STEPS, type DebriefStepId } from '#shared/protocol/debriefScript'
import type { WallPage } from '#shared/protocol/wall'
import type { BoardCommand } from './boardCommands.ts'

/** The page that shows sections of a world. */
export const pageOf = (world: number, sections: readonly SectionId[]): WallPage => ({ kind: 'world', world, sections })

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
