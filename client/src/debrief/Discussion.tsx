import { questionsOf } from '#shared/debrief/discussion'
import type { Debrief } from '#shared/debrief/index'
import { sentence, t } from '../text/text.ts'

/** Questions about the players' own moves, to be printed, with hints for the teacher. */
export function Discussion({ debrief }: { readonly debrief: Debrief }) {
  return (
    <section class="debrief-section discussion" id="discussion" data-test="section-discussion">
      <h2>{t('debrief.discussion.title')}</h2>
      <ol>
        {questionsOf(debrief).map(({ asks, hint }) => (
          <li key={asks.key}>
            <p>{sentence(asks)}</p>
            <details>
              <summary>{t('debrief.discussion.hint')}</summary>
              <p class="soft">{sentence(hint)}</p>
            </details>
          </li>
        ))}
      </ol>
      <p>
        <button type="button" onClick={() => print()}>
          {t('debrief.discussion.print')}
        </button>
      </p>
    </section>
  )
}
