import type { PowerId } from '#shared/ids'
import { CLAIMED_WARHEADS, type Statement } from '#shared/orders/claims'
import type { StatementOrder } from '#shared/orders/statement'
import { DOCTRINES, READINESS_LEGS } from '#shared/ruleset/forces'
import { rivals } from '#shared/view/lookup'
import type { PlayerView } from '#shared/view/observation'
import { giveOrder, orderIn, setOrder } from '../../commands/changeOrders.ts'
import { t } from '../../text/text.ts'
import { ChoiceRow } from '../../ui/ChoiceRow.tsx'
import { among, type OrderBodyProps } from '../orderBody.ts'
import { RivalPicker } from '../RivalPicker.tsx'
import { SlotConsequences } from '../SlotConsequences.tsx'

const KINDS = ['none', 'doctrine', 'reassure', 'threaten', 'claim', 'rally'] as const
type Kind = (typeof KINDS)[number]

/** Kinds of statements that speak to a rival, and those that speak of oneself. */
const TO_A_RIVAL: readonly Kind[] = ['none', 'reassure', 'threaten', 'doctrine']
const OF_ONESELF: readonly Kind[] = ['none', 'doctrine', 'claim', 'rally']

function kindsFor(view: PlayerView, about: OrderBodyProps['about']): readonly Kind[] {
  if (about === undefined) return KINDS
  return about.id === view.self.id ? OF_ONESELF : TO_A_RIVAL
}

/** One public statement this year. */
export function StatementOrders({ view, about }: OrderBodyProps) {
  const said = (orderIn('statement') as StatementOrder | undefined)?.statement
  const kind: Kind = said?.say ?? 'none'
  const say = (statement: Statement) => giveOrder({ type: 'statement', statement })
  return (
    <>
      <ChoiceRow
        label={t('orders.section.statement')}
        values={kindsFor(view, about)}
        value={kind}
        test="say"
        text={(each) => t(`statement.${each}`)}
        why={(each) => t(`statement.text.${each}`)}
        onChoose={(each) => {
          const first = firstOf(each, view, about)
          setOrder('statement', first && { type: 'statement', statement: first })
        }}
      />
      {said && <Details view={view} said={said} say={say} />}
      <SlotConsequences slot="statement" />
    </>
  )
}

/** The statement a kind starts as, before its details are chosen. */
function firstOf(kind: Kind, view: PlayerView, about: OrderBodyProps['about']): Statement | undefined {
  const [rival] = among(rivals(view), about)
  const target = rival?.id ?? rivals(view)[0]?.id
  if (kind === 'none' || target === undefined) return undefined
  if (kind === 'doctrine') {
    return rival && about ? { say: 'doctrine', aim: 'limited', against: target } : { say: 'doctrine', aim: 'minimal' }
  }
  if (kind === 'claim') return { say: 'claim', leg: 'submarines', warheads: 100 }
  return kind === 'rally' ? { say: 'rally' } : { say: kind, target }
}

interface DetailsProps {
  readonly view: PlayerView
  readonly said: Statement
  say(statement: Statement): void
}

function Details({ view, said, say }: DetailsProps) {
  if (said.say === 'rally') return null
  if (said.say === 'claim') return <ClaimDetails said={said} say={say} />
  if (said.say === 'doctrine') return <DoctrineDetails view={view} said={said} say={say} />
  const aimAt = (target: PowerId) => say({ say: said.say, target })
  return <RivalPicker view={view} value={said.target} test="say-target" label={t('strike.target')} onChoose={aimAt} />
}

type Said<Kind extends Statement['say']> = Extract<Statement, { say: Kind }>

function DoctrineDetails({ view, said, say }: DetailsProps & { readonly said: Said<'doctrine'> }) {
  const against = said.against ?? rivals(view)[0]?.id
  return (
    <>
      <ChoiceRow
        label={t('statement.which')}
        values={DOCTRINES}
        value={said.aim}
        text={(aim) => t(`doctrine.${aim}.name`)}
        why={(aim) => t(`doctrine.${aim}.text`)}
        onChoose={(aim) => say(aim === 'limited' ? { say: 'doctrine', aim, against } : { say: 'doctrine', aim })}
      />
      {said.aim === 'limited' && (
        <RivalPicker
          view={view}
          value={said.against}
          test="doctrine-against"
          label={t('strike.target')}
          onChoose={(chosen) => say({ say: 'doctrine', aim: 'limited', against: chosen })}
        />
      )}
    </>
  )
}

function ClaimDetails({ said, say }: { readonly said: Said<'claim'>; say(statement: Statement): void }) {
  return (
    <>
      <ChoiceRow
        label={t('statement.which')}
        values={READINESS_LEGS}
        value={said.leg}
        text={(leg) => t(`leg.${leg}`)}
        onChoose={(leg) => say({ ...said, leg })}
      />
      <ChoiceRow
        label={t('statement.warheadsClaimed')}
        values={CLAIMED_WARHEADS}
        value={said.warheads}
        text={(warheads) => String(warheads)}
        onChoose={(warheads) => say({ ...said, warheads })}
      />
    </>
  )
}
