import { ARMS } from '#server/lab/depth/policies/arms'
import { COMPETENT } from '#server/lab/depth/policies/competent'
import { DETERRENCE } from '#server/lab/depth/policies/deterrence'
import { EXPLOITS } from '#server/lab/depth/policies/exploits'
import { HOARDS } from '#server/lab/depth/policies/hoards'
import { PEACE } from '#server/lab/depth/policies/peace'
import type { Bot } from '#shared/bots/define'

/** Every scripted policy by name: a file for each family, a line here. */
export const POLICIES: Readonly<Record<string, Bot>> = {
  ...PEACE,
  ...ARMS,
  ...DETERRENCE,
  ...COMPETENT,
  ...EXPLOITS,
  ...HOARDS,
}
