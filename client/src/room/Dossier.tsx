import { useEffect } from 'preact/hooks'
import { closeDossier } from '../store/dossier.ts'
import { playerView } from '../store/game.ts'
import { chapterName, dateOf, nameInText, scenarioNote, scenarioSummary, t } from '../text/text.ts'
import { fetchPaperFonts } from '../theme/fonts.ts'
import { Icon } from '../ui/Icon.tsx'
import { useScene } from '../ui/useModal.ts'
import './dossier.css'

/** How a historical match opens: the date, what is at stake, whose chair it is, and what this chair wants. Stays until it is put away. */
export function Dossier() {
  const { dialog, putAway } = useScene(closeDossier)
  const view = playerView.value
  useEffect(() => {
    void fetchPaperFonts()
  }, [])
  if (view === undefined) return null
  const { scenario, self } = view
  return (
    <dialog ref={dialog} class="dossier" aria-labelledby="dossier-title" onClose={putAway} data-test="dossier">
      <article>
        <p class="dateline">{dateOf(scenario, 1)}</p>
        <h2 id="dossier-title">{chapterName(scenario)}</h2>
        <p>{scenarioSummary(scenario)}</p>
        <p class="chair">{t('bar.yourPower', { power: nameInText(self.id) })}.</p>
        <p>
          <strong>{t(`interest.${self.interest}.name`)}.</strong> {t(`interest.${self.interest}.text`)}
        </p>
        <p class="note">{scenarioNote(scenario)}</p>
      </article>
      <button
        type="button"
        class="primary end-key"
        autofocus
        onClick={() => dialog.current?.close()}
        data-test="dossier-close"
      >
        {t('dossier.begin')} <Icon name="next" />
      </button>
    </dialog>
  )
}
