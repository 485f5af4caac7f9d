import { useEffect, useRef, useState } from 'preact/hooks'
import { sayAway } from '../commands/match.ts'
import { matchFacts, playerView, role } from '../store/game.ts'
import { t } from '../text/text.ts'
import { dayBegins, formatDay } from '../text/times.ts'
import { DayField } from '../ui/DayField.tsx'

/** Days from now of which one is chosen. */
const [FIRST_DAY, LAST_DAY] = [1, 59]

/** The day so many days from now, as a date field has it: `yyyy-mm-dd` by the clock of this device. */
function dayFromNow(days: number): string {
  const day = new Date()
  day.setDate(day.getDate() + days)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}

/** Until when the player will be away, said to all; nothing in matches that are played in one go. */
export function AbsenceSection() {
  const [back, setBack] = useState('')
  const { absences, seats } = matchFacts.value
  const mine = seats.find(({ power }) => power === playerView.value?.self.id)
  const place = useRef<HTMLElement>(null)
  const isAway = mine !== undefined && mine.awayUntil > 0
  const wasAway = useRef(isAway)
  useEffect(() => {
    // What had the focus is gone.
    if (wasAway.current !== isAway) place.current?.focus()
    wasAway.current = isAway
  }, [isAway])
  if (!absences || role.value !== 'player' || mine === undefined) return null
  return (
    <section data-test="absence" tabIndex={-1} ref={place}>
      <h3>{t('absence.title')}</h3>
      <p class="soft">{t('absence.about')}</p>
      {isAway ? (
        <p role="status">
          {t('absence.until', { day: formatDay(mine.awayUntil) })}{' '}
          <button type="button" onClick={() => void sayAway(0)} data-test="back-again">
            {t('absence.back')}
          </button>
        </p>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void sayAway(dayBegins(back))
          }}
        >
          <DayField
            name="back-day"
            label={t('absence.day')}
            value={back}
            onChange={setBack}
            from={dayFromNow(FIRST_DAY)}
            to={dayFromNow(LAST_DAY)}
            required
          />
          <button type="submit" data-test="say-away">
            {t('absence.say')}
          </button>
        </form>
      )}
    </section>
  )
}
