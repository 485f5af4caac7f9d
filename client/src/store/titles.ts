import { computed } from '@preact/signals'
import { deedsOf } from '#shared/titles/deeds'
import { type TitleId, titlesFor } from '#shared/titles/index'
import { newsFeed, playerView } from './game.ts'
import { pastYear } from './year.ts'

/** The titles that the viewer's power has earned with all it did up to the end of a year, as things stand. */
function titlesUpTo(year: number): readonly TitleId[] {
  const me = playerView.value?.self.id
  if (me === undefined) return []
  return titlesFor(
    deedsOf(
      me,
      newsFeed.value.filter((each) => each.year <= year),
    ),
  )
}

/** The titles that the viewer's power would have if the match ended now. */
export const titlesNow = computed(() => titlesUpTo(Number.POSITIVE_INFINITY))

/** How the year that is over changed them. */
export const titlesOfYear = computed(() => {
  const year = pastYear.value?.before.year
  if (year === undefined) return { held: [], won: [], lost: [] }
  const [before, after] = [titlesUpTo(year - 1), titlesUpTo(year)]
  return {
    held: after.filter((title) => before.includes(title)),
    won: after.filter((title) => !before.includes(title)),
    lost: before.filter((title) => !after.includes(title)),
  }
})
