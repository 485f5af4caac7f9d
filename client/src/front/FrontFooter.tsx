import { loadLocalMatch } from '../store/localMatches.ts'
import { t } from '../text/text.ts'
import { OpenRecord } from './OpenRecord.tsx'
import type { FrontPanel } from './panel.ts'

interface FrontFooterProps {
  readonly panel: FrontPanel | undefined
  onToggle(which: FrontPanel): void
}

/** Everything but playing at once. */
export function FrontFooter({ panel, onToggle }: FrontFooterProps) {
  const panelKey = (which: FrontPanel, text: string, test: string) => (
    <button
      type="button"
      class="quiet"
      aria-expanded={panel === which}
      onClick={() => onToggle(which)}
      data-test={test}
    >
      {text}
    </button>
  )
  return (
    <footer>
      {panelKey('own', t('front.setup'), 'settings-of-match')}
      {loadLocalMatch('practice') && (
        <a href="#/practice" data-test="resume-practice">
          {t('front.resumePractice')}
        </a>
      )}
      <a href="#/lesson" data-test="lesson">
        {t('front.lesson')}
      </a>
      <OpenRecord />
      {panelKey('how', t('front.how'), 'how-it-plays')}
      <a href="#/daily" data-test="daily-crisis">
        {t('front.daily')}
      </a>
      <a href="#/mine">{t('front.mine')}</a>
      <a href="#/workshop" data-test="workshop-link">
        {t('front.workshop')}
      </a>
      <a href="#/terms">{t('front.terms')}</a>
      <a href="#/check">{t('front.checkLink')}</a>
    </footer>
  )
}
