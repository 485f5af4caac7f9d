import type { Injection } from '#shared/injections/index'
import type { ChatRule } from '#shared/protocol/chatRules'
import type { ClassPhase } from '#shared/protocol/classroom'
import type { TaskWish } from '#shared/protocol/homework'
import type { OwnQuestionName } from '#shared/protocol/ownQuestions'
import type { QuestionName } from '#shared/protocol/questions'
import type { AuditEvent } from '../match/auditEvent.ts'

/** What happened in a class. Students are named by id; `world` is the place in the round. */
export type ClassAuditDetail =
  | {
      readonly did: 'joined' | 'admitted' | 'returned' | 'removed' | 'promoted' | 'left' | 'back'
      readonly student: string
    }
  | { readonly did: 'renamed' | 'muted' | 'unmuted'; readonly student: string }
  | { readonly did: 'reported'; readonly student: string; readonly world: number; readonly number: number }
  | { readonly did: 'talk'; readonly worlds: readonly number[]; readonly rule: ChatRule }
  | { readonly did: 'namesShown'; readonly shown: boolean }
  | {
      readonly did: 'placed'
      readonly student: string
      readonly world: number
      readonly power: string
      readonly adviser: boolean
    }
  | { readonly did: 'answered'; readonly student: string; readonly question: QuestionName; readonly choice: number }
  /** One of the teacher's own questions; `round` from 0, absent before the first match. */
  | {
      readonly did: 'answeredOwn'
      readonly student: string
      readonly question: OwnQuestionName
      readonly choice: number
      readonly round?: number
    }
  | { readonly did: 'phase'; readonly phase: ClassPhase; readonly round: number }
  | {
      readonly did: 'paused' | 'resumed' | 'extended' | 'advanced' | 'told'
      readonly worlds: readonly number[]
      readonly amount?: number
    }
  | {
      readonly did: 'injected'
      readonly world: number
      readonly window: number
      readonly injections: readonly Injection[]
    }
  | { readonly did: 'gaveToBot'; readonly world: number; readonly power: string; readonly bot: boolean }
  | { readonly did: 'lookedAs'; readonly world: number; readonly power: string }
  | { readonly did: 'excused'; readonly world: number; readonly power: string }
  | { readonly did: 'revealed' | 'reopened' }
  /** A year of practice began, or was over. */
  | { readonly did: 'practised'; readonly began: boolean }
  | { readonly did: 'planned' }
  | { readonly did: 'assigned'; readonly task: string; readonly set: TaskWish }
  | { readonly did: 'withdrawn'; readonly task: string }
  | { readonly did: 'handedIn'; readonly student: string; readonly task: string; readonly part: string }
  | { readonly did: 'guessed'; readonly student: string; readonly round: number }

/** An entry of a class's audit log, with its time. */
export type ClassAuditEvent = AuditEvent | ({ readonly at: number } & ClassAuditDetail)

/** An entry as it is kept: each hash covers all before it, so that nothing can be changed unseen. */
export interface LoggedAuditEvent {
  readonly number: number
  readonly entry: ClassAuditEvent
  readonly hash: string
}
