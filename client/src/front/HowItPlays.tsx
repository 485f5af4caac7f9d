import { t } from '../text/text.ts'

/** The game in five sentences. */
export function HowItPlays() {
  return (
    <section class="how" aria-label={t('front.how')}>
      <h2>{t('front.how')}</h2>
      <p>{t('front.pitch')}</p>
      <ul>
        {(['how1', 'how2', 'how3', 'how4'] as const).map((key) => (
          <li key={key}>{t(`front.${key}`)}</li>
        ))}
      </ul>
      <p>
        <a href="#/model">{t('front.model')}</a>
      </p>
    </section>
  )
}
