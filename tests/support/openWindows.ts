import type { WindowKind } from '#shared/ruleset/vocabulary'
import type { PlayerView } from '#shared/view/observation'
import {
  ALL_ALARMS,
  alder,
  challengeOver,
  close,
  fullStrike,
  newGame,
  viewOf,
  withTreaty,
} from '#tests/support/positions'

/** Seat 0's view in one open window of each kind, in positions where every order of the window has options. */
export function openWindows(): Readonly<Partial<Record<WindowKind, PlayerView>>> {
  const state = newGame({ seats: 4 })
  const wired = withTreaty(withTreaty(state, 'hotline', 0, 1), 'hotline', 0, 3)
  const warning = close(wired, {}, { ruleset: ALL_ALARMS }).state
  let retaliation = close(state, { birch: [fullStrike(alder, 'countervalue')] }).state
  while (retaliation.window.kind === 'warning') retaliation = close(retaliation).state
  const facing = close(state, { alder: [challengeOver('moor')] }).state
  return {
    planning: viewOf(state, 0),
    confrontation: viewOf(facing, 0),
    warning: viewOf(warning, 0),
    retaliation: viewOf(retaliation, 0),
  }
}
