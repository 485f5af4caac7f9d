import { useState } from 'preact/hooks'
import { toTenths } from '#shared/math'
import { beginLocalMatch } from '../commands/newMatch.ts'
import { fittingStrength, matchResults } from '../store/results.ts'
import { labelled } from '../text/labelled.ts'
import { formatNumber, formatRisk, t } from '../text/text.ts'
import { Choice } from '../ui/Choice.tsx'
import { saveFile } from '../ui/saveFile.ts'
import { TableScroller } from '../ui/TableScroller.tsx'
import type { OpeningPair, TrialFigures } from '../workers/workshopEngine.ts'
import { fieldId, useEditing } from './editing.ts'
import { faultText } from './faultText.ts'
import { nameIn, seatingsOf } from './file.ts'
import { type Plot, territoriesOf } from './land.ts'
import { SharePart } from './SharePart.tsx'
import { useTrial } from './useWorkshop.ts'

/** A share, 0–1, in whole percent. */
const whole = (share: number) => formatRisk(Math.round(100 * share) / 100)

/** Matches of a trial. */
const TRIALS = 200

interface CheckPartProps {
  readonly plots: readonly Plot[]
  readonly pairs: Readonly<Record<string, readonly OpeningPair[]>>
  /** Whether faults and pairs are of the file as it stands. */
  readonly isCurrent: boolean
}

/** Whether the file holds: its faults, its steadiness, matches of bots, and the keys to try it and to save it. */
export function CheckPart({ plots, pairs, isCurrent }: CheckPartProps) {
  const { file, faults } = useEditing()
  const counts = Object.keys(seatingsOf(file)).map(Number)
  const [wanted, setWanted] = useState(6)
  const seats = counts.includes(wanted) ? wanted : Math.max(...counts, 0)
  const isSound = isCurrent && faults.length === 0
  return (
    <section class="check-part">
      <h2>{t('workshop.check')}</h2>
      <Faults isCurrent={isCurrent} />
      {counts.length > 0 && (
        <Choice
          label={t('workshop.players')}
          name="players"
          values={counts}
          value={seats}
          onChoose={(count) => setWanted(count)}
        />
      )}
      <TryKeys seats={seats} isSound={isSound} />
      <Trial plots={plots} seats={seats} isSound={isSound} />
      <OpeningSteadiness pairs={pairs[String(seats)] ?? []} />
    </section>
  )
}

/** All faults of the file; each leads to its field. */
function Faults({ isCurrent }: { readonly isCurrent: boolean }) {
  const { faults } = useEditing()
  const said = !isCurrent
    ? t('workshop.checking')
    : faults.length === 0
      ? t('workshop.sound')
      : t('workshop.faults', { n: faults.length })
  return (
    <>
      <p role="status" class={faults.length > 0 ? 'fault' : 'good'} data-test="faults">
        {said}
      </p>
      <ul class="fault-list">
        {faults.map((fault) => (
          <li key={`${fault.path} ${faultText(fault)}`}>
            <button type="button" class="quiet" onClick={() => goToField(fault.path)}>
              <code>{fault.path}</code> {faultText(fault)}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Moves the focus to the field of a path, or to the nearest one around it; what is folded around it opens. */
function goToField(path: string): void {
  const parts = path.split('.')
  for (let length = parts.length; length > 0; length--) {
    const field = document.getElementById(fieldId(parts.slice(0, length).join('.')))
    if (field === null) continue
    for (let around = field.parentElement; around !== null; around = around.parentElement)
      if (around instanceof HTMLDetailsElement) around.open = true
    field.focus()
    field.scrollIntoView({ block: 'center' })
    return
  }
}

/** Every pair at the start: how steady it is, and who could disarm whom. */
function OpeningSteadiness({ pairs }: { readonly pairs: readonly OpeningPair[] }) {
  const { file, language } = useEditing()
  const name = (id: string) => nameIn(file, language, id)
  if (pairs.length === 0) return null
  const strikes = (by: string, share: number) => labelled(t('workshop.disarms', { name: name(by) }), whole(share))
  return (
    <div data-test="opening-pairs">
      <h3>{t('workshop.steadiness')}</h3>
      <p class="soft">{t('workshop.steadinessAbout')}</p>
      <TableScroller label={t('workshop.steadiness')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('debrief.pair')}</th>
              <th scope="col">{t('debrief.steadiness.axis')}</th>
              <th scope="col">{t('workshop.destroys')}</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map(({ a, b, index, aDisarms, bDisarms }) => (
              <tr key={`${a} ${b}`}>
                <th scope="row">
                  {name(a)} – {name(b)}
                </th>
                <td>
                  <meter min={0} max={1} value={index} aria-hidden="true" /> {whole(index)}
                </td>
                <td>
                  {strikes(a, aDisarms)}
                  <br />
                  {strikes(b, bDisarms)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroller>
    </div>
  )
}

interface TrialProps {
  readonly plots: readonly Plot[]
  readonly seats: number
  readonly isSound: boolean
}

/** Matches of bots: begun and stopped by a key, told while they are played. */
function Trial({ plots, seats, isSound }: TrialProps) {
  const { file } = useEditing()
  const { so, running, begin, stop } = useTrial(file)
  const play = () => begin({ territories: territoriesOf(plots), seats, matches: TRIALS })
  return (
    <div>
      <h3>{t('workshop.trial')}</h3>
      <p class="ways">
        {running ? (
          <button type="button" onClick={stop} data-test="stop-trial">
            {t('workshop.stop')}
          </button>
        ) : (
          <button type="button" aria-disabled={!isSound} onClick={() => isSound && play()} data-test="play-trial">
            {t('workshop.playTrial', { n: TRIALS })}
          </button>
        )}
      </p>
      {(running || so) && (
        <p role="status" data-test="trial-progress">
          <progress max={TRIALS} value={so?.figures.matches ?? 0} aria-hidden="true" />{' '}
          {t('workshop.progress', { done: so?.figures.matches ?? 0, n: TRIALS })}
        </p>
      )}
      {so && <TrialTable so={so} />}
    </div>
  )
}

/** What the matches came to so far, beside what the game's own open worlds are held to. */
function TrialTable({ so: { figures, bars } }: { readonly so: TrialFigures }) {
  const { file, language } = useEditing()
  const count = (value: number) => formatNumber(toTenths(value))
  const told = { generalWar: whole, crises: count, crisesPerSeat: count, accident: formatRisk } as const
  return (
    <TableScroller label={t('workshop.trial')}>
      <table data-test="trial-table">
        <tbody>
          <tr>
            <th scope="row">{t('workshop.weapon')}</th>
            <td>{whole(figures.war)}</td>
          </tr>
          {bars.map(({ figure, value, from, to = 1, met }) => {
            const say = told[figure as keyof typeof told]
            return (
              <tr key={figure} data-met={met}>
                <th scope="row">{t(`workshop.${figure as keyof typeof told}`)}</th>
                <td>
                  {say(value)}{' '}
                  <span class={met ? 'good' : 'fault'}>
                    {t(met ? 'workshop.within' : 'workshop.outside', { low: say(from), high: say(to) })}
                  </span>
                </td>
              </tr>
            )
          })}
          {figures.wins.map(({ power, share: won }) => (
            <tr key={power}>
              <th scope="row">{t('workshop.wins', { name: nameIn(file, language, power) })}</th>
              <td>{whole(won)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroller>
  )
}

/** Keys to try the scenario on this device, alone or in turn, and to save it as a file. */
function TryKeys({ seats, isSound }: { readonly seats: number; readonly isSound: boolean }) {
  const { file } = useEditing()
  const practise = (people?: []) => {
    if (!isSound) return
    const strength = fittingStrength(matchResults.value)
    const size = { powers: seats, years: Number(file['years']) }
    beginLocalMatch('practice', {
      scenario: String(file['id']),
      ...size,
      strength,
      own: file,
      ...(people && { people }),
    })
    location.hash = '#/practice'
  }
  const save = () =>
    saveFile(`${String(file['id'] ?? 'scenario')}.json`, new Blob([`${JSON.stringify(file, undefined, 2)}\n`]))
  return (
    <div>
      <h3>{t('workshop.try')}</h3>
      <p class="ways">
        <button type="button" class="primary" aria-disabled={!isSound} onClick={() => practise()} data-test="try-it">
          {t('front.practise')}
        </button>{' '}
        <button type="button" aria-disabled={!isSound} onClick={() => practise([])} data-test="try-together">
          {t('front.passAndPlay')}
        </button>{' '}
        <button type="button" onClick={save} data-test="save-scenario">
          {t('workshop.save')}
        </button>
      </p>
      <p class="faint">{t('workshop.saveAbout')}</p>
      <SharePart isSound={isSound} />
    </div>
  )
}
