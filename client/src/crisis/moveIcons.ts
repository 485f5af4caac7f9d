import type { CrisisMove } from '#shared/ruleset/vocabulary'
import type { IconName } from '../ui/icons.ts'

/** The sign of each move of a crisis. */
export const MOVE_ICONS: Readonly<Record<CrisisMove, IconName>> = {
  stand: 'hand',
  raise: 'up',
  offer: 'swap',
  offerSecretly: 'lock',
  accept: 'check',
  stepBack: 'dove',
}
