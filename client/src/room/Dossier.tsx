import { useEffect } from 'preact/hooks'
import type { PlayerView } from '#shared/view/observation'
import { closeDossier } from '../store/dossier.ts'
import { matchFacts, ownDelegation, playerView } from '../store/game.ts'
import { matchEnrolment, studentView } from '../store/matchClass.ts'
import { agendaText } from '../text/agendaText.ts'
import {
  chapterName,
  dateOf,
  formatList,
  nameInText,
  powerName,
  scenarioNote,
  scenarioSummary,
  t,
} from '../text/text.ts'
import { fetchPaperFonts } from '../theme/fonts.ts'
import { Icon } from '../ui/Icon.tsx'
import { useScene } from '../ui/useModal.ts'
import './dossier.css'

/**
 * How a historical match opens, and every match of a class: the date, what is at stake, whose chair it is, and what this chair
 * wants; for a student also who plays with them and what they can do. Stays until it is put away.
 */
export function Dossier() {
  const { dialog, putAway } = useScene(closeDossier)
  const view = playerView.value
  useEffect(() => {
    void fetchPaperFonts()
  }, [])
  if (view === undefined) return null
  const { scenario, self, year } = view
  const { led } = matchFacts.value
  const note = scenarioNote(scenario)
  return (
    <dialog
      ref={dialog}
      class={led ? 'dossier briefing' : 'dossier'}
      aria-labelledby="dossier-title"
      onClose={putAway}
      data-test="dossier"
    >
      <article>
        <p class="dateline">{dateOf(scenario, year)}</p>
        <h2 id="dossier-title">{chapterName(scenario)}</h2>
        {!led && <p>{scenarioSummary(scenario)}</p>}
        <p class="chair">{t('fullStop', { text: t('bar.yourPower', { power: nameInText(self.id) }) })}</p>
        <p>
          <strong>{t('fullStop', { text: t(`interest.${self.interest}.name`) })}</strong>{' '}
          {t(`interest.${self.interest}.text`)}{' '}
          {led && self.agenda && t('agenda.title', { agenda: agendaText(self.agenda) })}
        </p>
        {led && <Briefing view={view} />}
        {note !== '' && <p class="note">{note}</p>}
      </article>
      <button
        type="button"
        class="primary end-key"
        autofocus
        onClick={() => dialog.current?.close()}
        data-test="dossier-close"
      >
        {t(led ? 'dossier.plan' : 'dossier.begin')} <Icon name="next" />
      </button>
    </dialog>
  )
}

const THINGS = ['look', 'order', 'done'] as const

/** What a student of a class reads beside: their people, three things to do, and the words to come back with. */
function Briefing({ view }: { readonly view: PlayerView }) {
  const words = matchEnrolment.value?.words
  const { practice, seat } = studentView.value ?? {}
  return (
    <>
      {practice && (
        <p class="rehearsed" data-test="briefing-practice">
          {t('dossier.practice')}
        </p>
      )}
      <p data-test="briefing-team">
        {seat && t('fullStop', { text: t('class.world', { world: seat.world + 1 }) })} {teamText(view)}
      </p>
      <ol class="things" data-test="briefing-things">
        {THINGS.map((thing) => (
          <li key={thing}>{t(`dossier.things.${thing}`, { label: t('bar.endYear') })}</li>
        ))}
      </ol>
      {words !== undefined && (
        <p class="note" data-test="briefing-words">
          {t('dossier.words')}{' '}
          <strong lang="en" translate={false}>
            {words}
          </strong>
        </p>
      )}
    </>
  )
}

/** Who shares the seat, and which people hold the other powers of this world. */
function teamText({ self }: PlayerView): string {
  const { me, people = [] } = ownDelegation.value ?? {}
  const own = people.filter(({ id }) => id !== me).map(({ name }) => name)
  const others = matchFacts.value.seats
    .filter(({ power, human, name }) => human && name !== '' && power !== self.id)
    .map(({ power, name }) => t('dossier.other', { label: name, power: powerName(power) }))
  return [
    own.length === 0 ? t('dossier.alone') : t('dossier.team', { names: formatList(own) }),
    others.length === 0 ? t('dossier.bots') : t('dossier.others', { names: formatList(others) }),
  ].join(' ')
}
