import { DILEMMAS } from '#shared/daily/chairs'
import { t } from '../text/text.ts'

/** The way to every dilemma, and back to the crisis of today. */
export function Dilemmas({ shown }: { readonly shown: number | undefined }) {
  return (
    <nav class="dilemmas" aria-labelledby="dilemmas">
      <h2 id="dilemmas">{t('daily.dilemmas')}</h2>
      <p class="soft">{t('daily.dilemmasAbout')}</p>
      <ul>
        {shown !== undefined && (
          <li>
            <a href="#/daily">{t('daily.today')}</a>
          </li>
        )}
        {Array.from({ length: DILEMMAS }, (_, n) => n + 1).map((n) => (
          <li key={n}>
            <a href={`#/daily/${n}`} aria-current={n === shown ? 'page' : undefined} data-test={`dilemma-${n}`}>
              {n}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
