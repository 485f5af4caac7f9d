import type { Projection } from '#shared/protocol/classBoard'
import { readProjection } from '../../net/classApi.ts'
import { powerShort, t, treatmentAbout, treatmentName } from '../../text/text.ts'
import { formatClock } from '../../text/times.ts'
import { LocalOnlyNote } from '../../ui/LocalOnlyNote.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { usePolled, useStaleness } from '../../ui/usePolled.ts'
import { TensionBar } from '../board/TensionBar.tsx'
import { Tallies } from '../Tallies.tsx'
import { useWall } from '../wall/useWall.ts'
import { WallScreen } from '../wall/WallScreen.tsx'
import './projector.css'
import { publicAddress } from '../../net/home.ts'

/** How often the projector is polled. */
const POLL_MILLISECONDS = 1000
/** Without news for so long, the wall says that it is not fresh. */
const STALE_MILLISECONDS = 3000

interface ProjectorPageProps {
  readonly id: string
  readonly token: string
}

/** The screen for the whole classroom: how to join, the questions, the public state of every world, the debrief. */
export function ProjectorPage({ id, token }: ProjectorPageProps) {
  const { value, refusal, freshAt } = usePolled({
    ask: () => readProjection(id, token),
    milliseconds: POLL_MILLISECONDS,
    key: id,
    isAside: true,
  })
  const isStale = useStaleness(freshAt, STALE_MILLISECONDS)
  const wall = useWall(id, token, refusal === '' ? value?.wall : undefined, value?.revealed ?? false)
  // A class that is deleted leaves no name on the wall.
  if (refusal !== '') {
    return (
      <main class="projector" data-test="projector" data-phase="gone">
        <p role="status">{t('wall.gone')}</p>
      </main>
    )
  }
  return (
    <main class={`projector ${isStale ? 'stale' : ''}`} data-test="projector" data-phase={value?.phase}>
      {isStale && (
        <p role="status" class="stale-note" data-test="stale-wall">
          {t('wall.stale')}
        </p>
      )}
      {value === undefined ? (
        <p role="status">{t('table.looking')}</p>
      ) : value.wall ? (
        <div class="wall-frame">
          <h1 class="unseen">{t('script.title')}</h1>
          <WallScreen view={wall} />
        </div>
      ) : (
        <PhaseScreen shown={value} />
      )}
    </main>
  )
}

function PhaseScreen({ shown }: { readonly shown: Projection }) {
  const { phase, message } = shown
  return (
    <>
      {phase === 'joining' && <Joining shown={shown} />}
      {phase === 'questions' && (
        <>
          <h1>{t('questions.title')}</h1>
          <p class="figures">{t('class.projector.answered', { n: shown.answered, all: shown.joined })}</p>
          <Tallies tallies={shown.tallies} />
        </>
      )}
      {phase === 'playing' && <Playing shown={shown} />}
      {shown.practice && (
        <p class="practice-note" data-test="practice-badge">
          {t('class.practice.note')}
        </p>
      )}
      {message && (
        <p class="teacher-message" role="status">
          {message.text}
        </p>
      )}
    </>
  )
}

/** Address and code, large enough for the last row. */
function Joining({
  shown: { code, joined, labels, locked, treatment, round, groups },
}: {
  readonly shown: Projection
}) {
  const link = `${publicAddress()}j/${code}`
  return (
    <>
      <h1 class="address">{t('class.projector.goTo', { address: link.replace(/^https?:\/\//, '') })}</h1>
      <p class="big-code" data-test="big-code">
        {code}
      </p>
      <div class="join-side">
        <QrCode link={link} />
        <p class="count figures" data-test="joined">
          {t('class.projector.joined', { count: joined })}
        </p>
      </div>
      <LocalOnlyNote />
      {locked && <p>{t('problem.classLocked')}</p>}
      {round > 0 && <p>{treatment ? treatmentAbout(treatment) : t('class.next.same')}</p>}
      {groups.length > 0 ? <Groups groups={groups} /> : <p class="names">{labels.join(' · ')}</p>}
    </>
  )
}

/** Who will sit where, so that those of one world move together. */
function Groups({ groups }: Pick<Projection, 'groups'>) {
  return (
    <section class="groups" aria-label={t('class.group.wall')} data-test="groups">
      <h2>{t('class.group.wall')}</h2>
      <div class="tiles">
        {groups.map((seats, world) => (
          <div class="tile" key={world}>
            <h3>{t('class.world', { world: world + 1 })}</h3>
            <ul>
              {seats.map(({ power, labels }) => (
                <li key={power}>
                  {labels.join(' & ')} <small class="soft">{powerShort(power)}</small>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}

function Playing({ shown: { rounds, treatment, half } }: { readonly shown: Projection }) {
  const worlds = rounds.at(-1) ?? []
  return (
    <>
      <h1>{t('class.projector.playing')}</h1>
      {treatment && (
        <p class="soft">
          {treatmentName(treatment)} {half && t('class.next.half')}
        </p>
      )}
      <div class="tiles">
        {worlds.map((world) => (
          <a
            key={world.world}
            class={`tile ${world.weaponsUsed ? 'burning' : ''}`}
            {...(world.match === undefined ? {} : { href: `#/match/${world.match}` })}
          >
            <h2>{t('class.world', { world: world.world + 1 })}</h2>
            {world.treatment && half && <small class="treatment">{treatmentName(world.treatment)}</small>}
            <p class="figures">
              {world.outcome
                ? t(`ended.outcome.${world.outcome}`)
                : `${t('bar.year', { year: world.year, years: world.years })} · ${t(`bar.window.${world.window}`)}`}
            </p>
            <p class="clock figures">
              {world.window !== 'ended' && world.closesIn !== undefined && formatClock(world.closesIn)}{' '}
              {world.paused && '❚❚'}
            </p>
            <TensionBar world={world} toClass />
          </a>
        ))}
      </div>
    </>
  )
}
