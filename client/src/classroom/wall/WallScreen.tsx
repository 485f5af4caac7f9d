import type { ComponentType } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Debrief, SectionId } from '#shared/debrief/index'
import type { WorldFigures } from '#shared/debrief/worldFigures'
import type { GuessTally, WallView } from '#shared/protocol/wall'
import { SECTION_VIEWS } from '../../debrief/sections.ts'
import { powerName, t } from '../../text/text.ts'
import { TableScroller } from '../../ui/TableScroller.tsx'
import { Compare, type ComparedWorld } from '../compare/Compare.tsx'
import { OwnOnWall } from './OwnOnWall.tsx'
import '../../debrief/debrief.css'
import './wall.css'

/** The wall of a class in its debrief: what the teacher shows, and the question of the step. The same on board and projector. */
export function WallScreen({ view }: { readonly view: WallView | undefined }) {
  if (view === undefined) return <p role="status">{t('wall.reading')}</p>
  const { page, step } = view.wall
  const question = step && <p class="wall-question">{t(`script.step.${step}.ask`)}</p>
  if (page.kind === 'blank') return <div class="wall blank" data-test="wall" data-page="blank" />
  return (
    <div class={`wall ${page.kind}`} data-test="wall" data-page={page.kind} data-step={step}>
      {question}
      {page.kind === 'compare' && <ComparedWorlds view={view} />}
      {view.own && <OwnOnWall tallies={view.own} />}
      {page.kind === 'world' && <WorldOnWall view={view} page={page} />}
    </div>
  )
}

function ComparedWorlds({ view: { rounds, revealed, isReading } }: { readonly view: WallView }) {
  const [worlds, findings] = useMemo(() => {
    const compared = rounds.map((round) =>
      round.map(({ figures: _, ...world }): ComparedWorld => ({ ...world, ended: true })),
    )
    const read = rounds.flat().flatMap(({ match, figures }) => (figures ? [[match, figuresOn(figures)] as const] : []))
    return [compared, new Map(read)] as const
  }, [rounds])
  return (
    <>
      {isReading && <p role="status">{t('wall.reading')}</p>}
      <Compare rounds={worlds} findings={findings} revealed={revealed} />
    </>
  )
}

/** Figures as the server sends them: made by shared/src/debrief there. */
const figuresOn = (figures: object): WorldFigures => figures as unknown as WorldFigures

interface WorldOnWallProps {
  readonly view: WallView
  readonly page: Extract<WallView['wall']['page'], { readonly kind: 'world' }>
}

function WorldOnWall({ view, page: { world, sections } }: WorldOnWallProps) {
  const { debrief, guesses, revealed, isReading } = view
  return (
    <>
      <h2 class="wall-world">{t('wall.world', { world: world + 1 })}</h2>
      {debrief === undefined && <p role="status">{t(isReading ? 'wall.reading' : 'wall.none')}</p>}
      {guesses && <GuessesOnWall guesses={guesses} revealed={revealed} />}
      <div class="wall-sections" data-count={sections.length}>
        {debrief &&
          sections
            .filter((id) => id !== 'interests' || revealed)
            .map((id) => <SectionOnWall key={`${world} ${id}`} id={id} debrief={debrief as unknown as Debrief} />)}
      </div>
    </>
  )
}

/** The view of a section: the server sent what it reads. */
function SectionOnWall({ id, debrief }: { readonly id: SectionId; readonly debrief: Debrief }) {
  const View = SECTION_VIEWS[id] as ComponentType<{ readonly debrief: Debrief }>
  return (
    <div data-test={`on-wall-${id}`}>
      <View debrief={debrief} />
    </div>
  )
}

/** What the students of the world guessed, before the truth and beside it. */
function GuessesOnWall({ guesses, revealed }: { readonly guesses: readonly GuessTally[]; readonly revealed: boolean }) {
  return (
    <section class="wall-guesses" data-test="wall-guesses">
      <h2>{t('wall.guessed')}</h2>
      {!revealed && <p class="soft">{t('wall.say')}</p>}
      <TableScroller label={t('wall.guessed')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('wall.power')}</th>
              <th scope="col">{t('wall.harmless')}</th>
              <th scope="col">{t('wall.greedy')}</th>
              <th scope="col">{t('wall.feared')}</th>
            </tr>
          </thead>
          <tbody>
            {guesses.map(({ power, securitySeeker, revisionist, frightened }) => (
              <tr key={power}>
                <th scope="row">{powerName(power)}</th>
                <td class="figures">{securitySeeker}</td>
                <td class="figures">{revisionist}</td>
                <td class="figures">{frightened}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroller>
    </section>
  )
}
