import { guideStep, labelText, t } from '../text/text.ts'

/** Chapters of the guide, and their steps (`kit.guide.<chapter>.<step>`). */
const CHAPTERS = [
  ['before', 5],
  ['begin', 6],
  ['play', 6],
  ['trouble', 6],
  ['debrief', 6],
  ['after', 4],
] as const

/** The guide for a lesson, step by step. Every label it names is the label itself, so that it is called what the board calls it. */
export function GuideSheet() {
  return (
    <div class="guide" data-test="guide">
      <p>{t('kit.guide.about')}</p>
      {CHAPTERS.map(([chapter, steps]) => (
        <section key={chapter}>
          <h2>{t(`kit.guide.${chapter}.title`)}</h2>
          <ol>
            {Array.from({ length: steps }, (_, n) => n + 1).map((n) => (
              <li key={n}>
                <WithLabels text={guideStep(chapter, n)} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

/** A sentence whose `[[key]]` are the texts with these keys. */
function WithLabels({ text }: { readonly text: string }) {
  return (
    <>
      {text
        .split(/\[\[([\w.]+)\]\]/u)
        .map((part, n) =>
          n % 2 === 0 ? part : <b key={n}>{labelText(part).replaceAll(/\s*(?:↗|[({:（]*\{\{.*)$/gu, '')}</b>,
        )}
    </>
  )
}
