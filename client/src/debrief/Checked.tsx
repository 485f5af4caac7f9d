import type { Debrief } from '#shared/debrief/index'
import { moduleOfInjection } from '#shared/injections/index'
import { RULES_VERSION } from '#shared/ruleset/ruleset'
import { seatFor } from '../store/seats.ts'
import { formatList, powerName, sentence, t } from '../text/text.ts'
import type { OpenedRecord } from '../workers/replayEngine.ts'
import { checkOf } from './checkOf.ts'

interface CheckedProps {
  readonly match: string
  readonly opened: Extract<OpenedRecord, { readonly kind: 'story' }>
  readonly injections: Debrief['injections']
}

/** What this browser checked of the whole match, in one line, and everything the teacher injected. */
export function Checked({ match, opened, injections }: CheckedProps) {
  const result = checkOf(opened, seatFor(match) ?? {})
  const without = opened.shares?.filter(({ share }) => share === undefined) ?? []
  const failed = result === 'broken' || result === 'departs'
  const text = t(`debrief.checked.${result}`, {
    windows: opened.yearOf.length - 1,
    commitment: opened.published?.slice(0, SHOWN_DIGITS) ?? '',
    version: opened.toldBy ?? RULES_VERSION,
    now: RULES_VERSION,
  })
  return (
    <>
      <p class="soft" role={failed ? 'alert' : undefined} data-test="checked" data-result={result}>
        {text}
      </p>
      {without.length > 0 && (
        <p class="soft" data-test="without-share">
          {t('debrief.checked.without', {
            powers: formatList(without.flatMap(({ seat }) => opened.head.powers[seat] ?? []).map(powerName)),
          })}
        </p>
      )}
      {injections.length > 0 && (
        <>
          <p class="soft">{t('debrief.checked.injected')}</p>
          <ul class="soft" data-test="injected">
            {injections.map(({ year, injection }, n) => (
              <li key={n}>
                {t('replay.moment', { year, text: sentence(moduleOfInjection(injection).describe(injection)) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** Digits of the commitment that are shown; all of it is in the record. */
const SHOWN_DIGITS = 12
