import { t } from '../text/text.ts'
import { BackArrow } from './Arrows.tsx'

/** The way back to the front page, above the heading of a page. @param look further classes */
export const HomeLink = ({ look }: { readonly look?: string }) => (
  <p class={look}>
    <a href="#/">
      <BackArrow /> {t('table.home')}
    </a>
  </p>
)
