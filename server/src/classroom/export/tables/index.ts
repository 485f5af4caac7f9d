import type { ExportTable } from '../define.ts'
import { connections } from './connections.ts'
import { decisions } from './decisions.ts'
import { happenings } from './happenings.ts'
import { homework } from './homework.ts'
import { messages } from './messages.ts'
import { moderation } from './moderation.ts'
import { perceptions } from './perceptions.ts'
import { quiz } from './quiz.ts'
import { seats } from './seats.ts'
import { survey } from './survey.ts'
import { surveyQuestions } from './surveyQuestions.ts'
import { teacher } from './teacher.ts'
import { turns } from './turns.ts'
import { wide } from './wide.ts'
import { worlds } from './worlds.ts'

/** Every table of the export. One line here and one file beside this one make a new table. */
export const TABLES: readonly ExportTable[] = [
  worlds,
  seats,
  turns,
  perceptions,
  decisions,
  happenings,
  messages,
  quiz,
  survey,
  surveyQuestions,
  homework,
  connections,
  teacher,
  moderation,
  wide,
]
