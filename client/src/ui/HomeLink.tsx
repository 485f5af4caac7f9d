import { t } from '../text/text.ts'
import { BackArrow } from './BackArrow.tsx'

/** The way back to the front page, above the heading of a page. */
export const HomeLink = () => (
  <p>
    <a href="#/">
      <BackArrow /> {t('table.home')}
    </a>
  </p>
)
