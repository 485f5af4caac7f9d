import type { Preview } from '#shared/analysis/previews/define'
import { launchChips } from '#shared/analysis/previews/launches'

/** A salvo after impact: what flies, and what may come back (clause 8.5). */
export const previewRetaliate: Preview<'retaliate'> = launchChips
