import type { Request, Response } from 'express'
import { text } from '../lib/texts.ts'
import type { ChosenLink, Launched } from '../lti/lti.ts'
import { LTI_FAULTS, type LtiFaultName } from '../lti/ltiFault.ts'
import { escapeHtml, languageOf } from './linkPage.ts'
import { sendPlainPage } from './plainPage.ts'

const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`

type Say = (key: string, args?: Readonly<Record<string, string>>) => string

/** What somebody sees whose launch was followed, by what they came as. */
const LAUNCHED: {
  readonly [As in Launched['as']]: (launched: Extract<Launched, { readonly as: As }>, say: Say) => string
} = {
  student: ({ platform, code, entry }, say) => `<p>${say('lti.student.about', { platform: platform.name, code })}</p>
<p>${say('lti.student.privacy', { platform: platform.name })}</p>
<form method="post" action="enter" target="_blank">
${hidden('entry', entry)}<button type="submit">${say('lti.student.enter')}</button></form>
<p>${say('lti.student.newTab')}</p>`,

  teacher: ({ platform, code }, say) => `<p>${say('lti.teacher.about', { platform: platform.name, code })}</p>
<p><a class="go" href="../#/join/${escapeHtml(encodeURIComponent(code))}" target="_blank">${say('lti.teacher.look')}</a></p>`,

  chooser: ({ platform, choice, canGrade }, say) => {
    const graded = say('lti.chooser.graded', { platform: platform.name })
    return `<p>${say('lti.chooser.about', { platform: platform.name })}</p>
<form method="post" action="deep-link">
${hidden('choice', choice)}
<label>${say('lti.chooser.code')} <input type="text" name="code" required maxlength="40" autocomplete="off"></label>
${canGrade ? `<label><input type="checkbox" name="graded" value="1">${graded}</label>` : ''}
<button type="submit">${say('lti.chooser.next')}</button>
</form>
<p><a href="../#/class" target="_blank">${say('lti.chooser.make')}</a></p>`
  },
}

const TITLES_OF_LAUNCHED: Readonly<Record<Launched['as'], string>> = {
  student: 'lti.student.title',
  teacher: 'lti.teacher.title',
  chooser: 'lti.chooser.title',
}

/** Answers a launch that was followed. */
export function sendLaunched(request: Request, response: Response, launched: Launched): void {
  const language = languageOf(request)
  const say: Say = (key, args = {}) => escapeHtml(text(language, key, args))
  const write = LAUNCHED[launched.as] as (launched: Launched, say: Say) => string
  const title = text(language, TITLES_OF_LAUNCHED[launched.as])
  sendPlainPage(request, response, { title, body: write(launched, say), framedBy: launched.framedBy })
}

/** The form that takes a chosen link to its platform. */
export function sendChosen(request: Request, response: Response, { platform, back, message }: ChosenLink): void {
  const language = languageOf(request)
  const named = { platform: platform.name }
  const { origin } = new URL(back)
  const body = `<form method="post" action="${escapeHtml(back)}">
${hidden('JWT', message)}<button type="submit">${escapeHtml(text(language, 'lti.chosen.send', named))}</button></form>`
  const title = text(language, 'lti.chosen.title', named)
  sendPlainPage(request, response, { title, body, formsTo: origin, framedBy: [origin] })
}

/** Why nothing came of it, and what can be done. @param framedBy pages that may show it in a frame, as origins */
export function sendLtiFault(
  request: Request,
  response: Response,
  why: LtiFaultName,
  status: number,
  framedBy: readonly string[],
): void {
  const language = languageOf(request)
  const body = `<p data-fault="${why}">${escapeHtml(text(language, LTI_FAULTS[why]))}</p>`
  sendPlainPage(request, response, { status, title: text(language, 'lti.fault.title'), body, framedBy })
}

/** Why a class lets somebody not in, in the words of the page that joins it. */
export function sendRefusedEntry(request: Request, response: Response, key: string): void {
  const language = languageOf(request)
  const words = text(language, key)
  const said = words === key ? text(language, 'lti.fault.entry') : words
  const page = { title: text(language, 'lti.fault.title'), framedBy: [] }
  sendPlainPage(request, response, { ...page, status: 422, body: `<p>${escapeHtml(said)}</p>` })
}
