import type { Night, NightSide } from '#shared/debrief/night'
import type { MatchOutline } from '#shared/debrief/outline'
import type { PowerId } from '#shared/ids'
import { takeChair } from '../commands/newMatch.ts'
import { loadRecord } from '../commands/records.ts'
import { Radar } from '../crisis/Radar.tsx'
import { dateOf, formatPercent, nameInText, rangeInText, rungName, sentence, t } from '../text/text.ts'
import { lookOf } from '../theme/tokens.ts'
import type { Mood } from '../ui/face/moods.ts'
import { IntervalBar } from '../ui/IntervalBar.tsx'
import { Portrait } from '../ui/Portrait.tsx'
import { useAttempt } from '../ui/useAttempt.ts'
import { nightFigure } from './nightText.ts'
import type { OwnPage, SectionPart } from './Section.tsx'
import '../crisis/alarm.css'
import './thatNight.css'

/** The gravest moment of the match as a split screen through both pairs of eyes. */
export function ThatNight({ debrief, me, own }: SectionPart<'night'>) {
  const night = own?.night ?? debrief.night
  if (night === null) return null
  const { kind, rung, year, sides } = night
  const head =
    kind === 'crisis'
      ? t('debrief.night.head.crisis', { rung: rung ?? 0, name: rungName(rung ?? 1) })
      : t(`debrief.night.head.${kind}`)
  return (
    <section class="that-night" aria-labelledby="that-night" data-kind={kind} data-test="night">
      <div class="night-halves">
        {sides.map((side, n) => (
          <Half key={side.power} outline={debrief} night={night} side={side} about={sides[1 - n]!.power} me={me} />
        ))}
        <p class="night-when">{dateOf(debrief.scenario, year)}</p>
      </div>
      <div class="night-words">
        <div>
          <p class="kicker">{t('debrief.night.title')}</p>
          <h2 id="that-night">{head}</h2>
          <p>{t(`debrief.night.text.${kind}`)}</p>
          <p class="question">{t('debrief.night.question')}</p>
        </div>
        {own && <NightKeys own={own} sides={sides} me={me} />}
      </div>
    </section>
  )
}

interface NightKeysProps {
  readonly own: OwnPage
  readonly sides: Night['sides']
  readonly me: PowerId | undefined
}

/** Ways on from that night: into the other's chair, and into the replay. */
function NightKeys({ own: { match, archive }, sides: [first, other], me }: NightKeysProps) {
  const { failure, waiting, attempt } = useAttempt()
  const play = async () => {
    const window = await archive.engine.chairWindow(other.window, other.power)
    takeChair({ told: await loadRecord(match), power: other.power, window })
  }
  return (
    <p class="night-keys no-print">
      <button
        type="button"
        class="primary"
        aria-disabled={waiting}
        onClick={() => void attempt(play)}
        data-test="play-as"
      >
        {t('debrief.night.playAs', { power: nameInText(other.power) })}
      </button>{' '}
      <a class="button" href={`#/replay/${match}/${other.window}/${other.power}`}>
        {t('debrief.night.replay')}
      </a>
      <small class="soft">{t(first.power === me ? 'debrief.night.playAsText' : 'debrief.night.playAsOf')}</small>
      <span role="alert" class="failure">
        {failure}
      </span>
    </p>
  )
}

interface HalfProps {
  readonly outline: MatchOutline
  readonly night: Night
  readonly me: PowerId | undefined
  readonly side: NightSide
  /** The other side. */
  readonly about: PowerId
}

/** One side's half: what it saw, believed and chose. */
function Half({ outline, night, side, about, me }: HalfProps) {
  const { power } = side
  const look = outline.powers.find(({ id }) => id === power)?.look ?? 0
  const { colour, emblem } = lookOf(look)
  const isMine = power === me
  const title = isMine ? t('debrief.night.youSaw') : sawOf(power, me, night)
  return (
    <article class="night-half" style={{ '--league': colour }} aria-label={title}>
      {side.screen && outline.skin === undefined && <Radar tracks={side.screen} />}
      <h3>
        <span aria-hidden="true">{emblem}</span> {title}
      </h3>
      <Saw side={side} me={me} />
      <span class="night-face">
        <Portrait power={power} look={look} mood={moodOf(night, side)} bust />
      </span>
      <Believed side={side} about={about} me={me} />
    </article>
  )
}

/** "They" are the other side of one's own; of two others each has its name. */
const sawOf = (power: PowerId, me: PowerId | undefined, { sides }: Night): string =>
  sides.some((side) => side.power === me)
    ? t('debrief.night.theySaw')
    : t('debrief.night.saw', { power: nameInText(power) })

/** Confidence of an alarm from which a face is afraid. */
const FRIGHTENING = 0.4

function moodOf({ kind }: Night, { track }: NightSide): Mood {
  if (track !== undefined) return track.confidence >= FRIGHTENING ? 'afraid' : 'wary'
  return kind === 'fired' || kind === 'crisis' ? 'angry' : 'wary'
}

/** The one number on its screen, and what it is. */
function Saw({ side, me }: Pick<HalfProps, 'side' | 'me'>) {
  const { track, risk } = side
  const what =
    track !== undefined
      ? track.origin === me
        ? t('debrief.night.tracksYou', { count: track.count })
        : t('debrief.night.tracks', { count: track.count, power: nameInText(track.origin) })
      : t(risk === undefined ? 'debrief.night.tension' : 'debrief.night.risk')
  return (
    <p class="night-saw" data-guess={track !== undefined || risk !== undefined}>
      <strong class="figures">{nightFigure(side)}</strong> <span>{what}</span>
    </p>
  )
}

/** What it believed, with the truth beside it, and what it chose. */
function Believed({ side, about, me }: Pick<HalfProps, 'side' | 'about' | 'me'>) {
  const { warheads, really, seeker, chose } = side
  const isMe = about === me
  const band = t('unit.warheads', { n: rangeInText(warheads.low, warheads.high) })
  const arms = { band, really, power: nameInText(about) }
  const belief = { percent: formatPercent(seeker), power: nameInText(about) }
  return (
    <div class="night-believed">
      <p>{isMe ? t('debrief.night.armsYou', arms) : t('debrief.night.arms', arms)}</p>
      <IntervalBar band={warheads} scale={Math.max(warheads.high, really, 10)} unit="warheads" truth={really} />
      <p>{isMe ? t('debrief.night.seekerYou', belief) : t('debrief.night.seeker', belief)}</p>
      <p class="night-chose">
        <small>{t('debrief.night.chose')}</small>
        {chose.length === 0 && <strong>{t('debrief.night.nothing')}</strong>}
        {chose.map((each, n) => (
          <strong key={n}>{sentence(each)}</strong>
        ))}
      </p>
    </div>
  )
}
