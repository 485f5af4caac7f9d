import { useEffect } from 'preact/hooks'
import { choiceOf } from '#shared/voices/index'
import { type AlarmResult, alarmResult, forgetAlarm } from '../store/alarm.ts'
import { matchFacts, newsFeed } from '../store/game.ts'
import { alarmCauses, formatPercent, nameInText, t } from '../text/text.ts'
import { fetchPaperFonts } from '../theme/fonts.ts'
import { Portrait } from '../ui/Portrait.tsx'
import { SpokenLine } from '../ui/SpokenLine.tsx'
import { useScene } from '../ui/useModal.ts'
import './alarmResult.css'

/** How the viewer's alarm turned out, true or false: always told, and it stays until it is put away. */
export function AlarmResultScene() {
  const result = alarmResult.value
  return result && <Told result={result} />
}

function Told({ result }: { readonly result: AlarmResult }) {
  const { dialog, putAway } = useScene(forgetAlarm)
  useEffect(() => {
    void fetchPaperFonts()
  }, [])
  const { view, track, isReal, isWar } = result
  const causes = alarmCauses()
  const cause = causes[choiceOf(matchFacts.value.commitment, `alarm ${track.origin}`, view.year, causes.length)]
  const [word, text] = isReal ? [t('alarm.true'), t('alarm.trueText')] : (cause ?? ['', ''])
  return (
    <dialog
      ref={dialog}
      class="alarm-result"
      aria-labelledby="alarm-result"
      onClose={putAway}
      data-dark={isReal || isWar}
      data-test="alarm-result"
    >
      {!isReal && !isWar && <HotlineWords result={result} />}
      <h2 id="alarm-result">{word}</h2>
      <p class="why">{isWar && !isReal ? t('alarm.falseInWar') : text}</p>
      {!isReal && !isWar && <Sky hasBirds={cause === causes[0]} />}
      <footer>
        <p>
          {t('alarm.falseSaw', {
            count: track.count,
            power: nameInText(track.origin),
            percent: formatPercent(track.confidence),
          })}
        </p>
        <button type="button" class="primary" autofocus onClick={() => dialog.current?.close()} data-test="go-on">
          {t(isReal || isWar ? 'alarm.goOn' : 'alarm.breathe')}
        </button>
      </footer>
    </dialog>
  )
}

/** What the other side had said on the hotline, where it was asked and answered. */
function HotlineWords({ result: { view, track } }: { readonly result: AlarmResult }) {
  const denied = newsFeed.value.some(
    ({ event, year }) =>
      event.type === 'hotlineAnswered' && event.denies && event.origin === track.origin && year === view.year,
  )
  if (!denied) return null
  return (
    <div class="line">
      <span class="line-face">
        <Portrait power={track.origin} look={view.powers.find(({ id }) => id === track.origin)?.look ?? 0} />
      </span>
      <SpokenLine cue={{ speaker: track.origin, occasion: 'hotline', turn: view.year }} />
    </div>
  )
}

/** Birds in two wedges before the rising sun, where birds they were. */
function Sky({ hasBirds }: { readonly hasBirds: boolean }) {
  const wedge = (x: number, y: number, size: number) =>
    Array.from({ length: 17 }, (_, n) => {
      const arm = n - 8
      const [px, py] = [x + arm * 15 * size, y + Math.abs(arm) * 7 * size]
      return `M${px} ${py}q${3 * size} ${-4 * size} ${6 * size} 0q${3 * size} ${-4 * size} ${6 * size} 0`
    }).join('')
  if (!hasBirds) return null
  return (
    <svg class="sky" viewBox="0 0 800 400" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <path d={wedge(520, 120, 1.5) + wedge(330, 240, 0.8)} class="birds" />
    </svg>
  )
}
