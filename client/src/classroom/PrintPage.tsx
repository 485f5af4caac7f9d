import { publicAddress } from '../net/home.ts'
import { t } from '../text/text.ts'
import { QrCode } from '../ui/QrCode.tsx'
import { TableScroller } from '../ui/TableScroller.tsx'
import '../ui/page.css'
import './print.css'

/** On one page of A4 or Letter. */
const SLIPS_A_PAGE = 12
const TICKETS_A_PAGE = 2
/** Those of docs/teaching.md. */
const TICKET_QUESTIONS = ['act', 'sure', 'missing'] as const
const CRITERIA = ['evidence', 'concepts', 'fairness', 'modesty'] as const
const LEVELS = ['1', '2', '3', '4'] as const

/** What a teacher prints for a class: slips with the way in, exit tickets, a rubric. Each begins on a page of its own. */
export function PrintPage({ code }: { readonly code: string }) {
  const link = `${publicAddress()}j/${code}`
  return (
    <main class="print-page">
      <p class="no-print">
        <button type="button" class="primary" onClick={() => print()} data-test="print">
          {t('class.print.key')}
        </button>{' '}
        <span class="soft">{t('class.print.about')}</span>
      </p>
      <h1 class="unseen">{t('class.print.title')}</h1>
      <section class="slips" aria-label={t('class.print.slips')} data-test="slips">
        {Array.from({ length: SLIPS_A_PAGE }, (_, slip) => slip).map((slip) => (
          <Slip key={slip} link={link} code={code} />
        ))}
      </section>
      <section class="tickets" aria-label={t('class.print.ticket.title')} data-test="tickets">
        {Array.from({ length: TICKETS_A_PAGE }, (_, ticket) => ticket).map((ticket) => (
          <Ticket key={ticket} />
        ))}
      </section>
      <Rubric />
    </main>
  )
}

function Slip({ link, code }: { readonly link: string; readonly code: string }) {
  return (
    <article class="slip">
      <QrCode link={link} />
      <div>
        <p>
          <bdi dir="ltr">{link.replace(/^https?:\/\//, '')}</bdi>
        </p>
        <p class="code">{code}</p>
        <p>{t('class.print.words')}</p>
        <p class="line" />
      </div>
    </article>
  )
}

function Ticket() {
  return (
    <article class="ticket">
      <h2>{t('class.print.ticket.title')}</h2>
      {TICKET_QUESTIONS.map((question) => (
        <div key={question}>
          <p>{t(`class.print.ticket.${question}`)}</p>
          <p class="line" />
          <p class="line" />
        </div>
      ))}
    </article>
  )
}

/** Four levels of what is marked in written work: never how well the student's power did. */
function Rubric() {
  return (
    <section class="rubric" data-test="rubric">
      <h2>{t('class.print.rubric.title')}</h2>
      <p>{t('class.print.rubric.about')}</p>
      <TableScroller label={t('class.print.rubric.title')}>
        <table>
          <thead>
            <tr>
              <td />
              {LEVELS.map((level) => (
                <th key={level} scope="col">
                  {level}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {CRITERIA.map((criterion) => (
              <tr key={criterion}>
                <th scope="row">{t(`class.print.rubric.${criterion}.name`)}</th>
                {LEVELS.map((level) => (
                  <td key={level}>{t(`class.print.rubric.${criterion}.${level}`)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroller>
    </section>
  )
}
