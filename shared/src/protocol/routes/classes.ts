import { z } from 'zod'
import { boardSchema, classTalkSchema, projectionSchema } from '#shared/protocol/classBoard'
import {
  answerSchema,
  classCreatedSchema,
  createClassSchema,
  enrolledSchema,
  enrolSchema,
  invitationSchema,
  messageReportSchema,
  rehearseSchema,
  rejoinSchema,
  studentViewSchema,
  teacherAnswerSchema,
  teacherCommandSchema,
  wishSchema,
} from '#shared/protocol/classroom'
import { handedInSchema, LARGEST_WORK } from '#shared/protocol/homework'
import type { RouteTable } from '#shared/protocol/route'
import { guessSchema, wallViewSchema } from '#shared/protocol/wall'
import { okSchema } from '#shared/protocol/wire'

/** Whether the export names the students, and whether it holds the words they said. */
const exportQuerySchema = z.object({ names: z.enum(['0', '1']).default('0'), words: z.enum(['0', '1']).default('0') })

/** Classes: a teacher, a projector, and students who play one match in many worlds. */
export const CLASS_ROUTES = {
  'GET /api/v1/classes/code/:code': {
    summary: 'What the code of a class tells: enough to join. Looking takes no place.',
    who: 'anyone',
    limits: ['classCodes'],
    answer: invitationSchema,
  },
  'POST /api/v1/classes': {
    summary: 'Makes a class, with the caller as its teacher.',
    who: 'anyone',
    limits: ['matches', 'teacherPasswords'],
    begins: 'anywhere',
    body: createClassSchema,
    example: {
      scenario: 'two-blocs',
      powers: 4,
      years: 2,
      timeControl: 'untimed',
      chatRule: 'phrases',
      perPower: 1,
      naming: 'roster',
      roster: ['Ada', 'Bob'],
    },
    answer: classCreatedSchema,
    status: 201,
  },
  'POST /api/v1/rehearsals': {
    summary:
      'Makes a class of simulated students, in which a teacher tries out the board alone. It cannot be joined, and is deleted after two hours.',
    who: 'anyone',
    limits: ['matches', 'teacherPasswords'],
    begins: 'anywhere',
    body: rehearseSchema,
    example: {
      scenario: 'two-blocs',
      powers: 4,
      years: 2,
      timeControl: 'year60',
      chatRule: 'phrases',
      perPower: 1,
      naming: 'alias',
      students: 4,
    },
    answer: classCreatedSchema,
    status: 201,
  },
  'POST /api/v1/classes/:id/students': {
    summary: 'Joins a class as a student.',
    who: 'anyone',
    body: enrolSchema,
    example: { label: 'Ada' },
    answer: enrolledSchema,
    status: 201,
  },
  'POST /api/v1/classes/:id/rejoin': {
    summary: 'Comes back to a class with four words; the token of the device before opens nothing from now on.',
    who: 'keyBearer',
    limits: ['rejoins'],
    body: rejoinSchema,
    example: { words: 'otter heron lynx puma' },
    answer: enrolledSchema,
  },
  'GET /api/v1/classes/:id/me': {
    summary: 'A student’s own place in the class.',
    who: 'student',
    answer: studentViewSchema,
  },
  'POST /api/v1/classes/:id/answers': {
    summary:
      'Answers one of the questions, or one of the teacher’s own before the first match and after each; the first answer of each moment counts.',
    who: 'student',
    body: answerSchema,
    example: { question: 'alarm', choice: 0 },
    answer: okSchema,
  },
  'POST /api/v1/classes/:id/guesses': {
    summary:
      'Says what the other powers of the student’s world wanted, before the teacher opens it; the last guess counts.',
    who: 'student',
    body: guessSchema,
    example: { wanted: { boreal: 'revisionist' }, frightened: 'boreal' },
    answer: okSchema,
  },
  'POST /api/v1/classes/:id/reports': {
    summary: 'Reports something that was said in the student’s world to the teacher.',
    who: 'student',
    body: messageReportSchema,
    example: { number: 0 },
    answer: okSchema,
  },
  'POST /api/v1/classes/:id/wishes': {
    summary: 'Asks the teacher for more time, or to come over; or takes that back. No other student is told.',
    who: 'student',
    body: wishSchema,
    example: { wish: 'help', on: true },
    answer: okSchema,
  },
  'POST /api/v1/classes/:id/tasks/:task/work': {
    summary:
      'Hands in a part of homework: the record of a match, or the move of a dilemma. It is played again and kept where it holds; the first of a part counts.',
    who: 'student',
    limits: ['works'],
    upload: { type: 'application/jsonl', largest: LARGEST_WORK },
    // What comes for a part that the class has changes nothing.
    repeat: 'harmless',
    example: '{"format":"delicate-balance-move","rulesVersion":12,"dilemma":1,"move":"stand"}\n',
    answer: handedInSchema,
  },
  'GET /api/v1/classes/:id/talk': {
    summary: 'What was said in all worlds of the round, newest first, for the teacher.',
    who: 'teacher',
    answer: classTalkSchema,
  },
  'GET /api/v1/classes/:id/wall': {
    summary: 'What is on the wall in the debrief, with its figures: nothing that the class may not see yet.',
    who: 'classMember',
    answer: wallViewSchema,
  },
  'GET /api/v1/classes/:id/projection': {
    summary: 'What a projector shows: public in the class.',
    who: 'classMember',
    answer: projectionSchema,
  },
  'GET /api/v1/classes/:id/board': {
    summary: 'The teacher’s board.',
    who: 'teacher',
    answer: boardSchema,
  },
  'POST /api/v1/classes/:id/commands': {
    summary: 'Does what a teacher can do; answered with what the command is asked for.',
    who: 'teacher',
    body: teacherCommandSchema,
    example: { command: 'extend', world: 0, seconds: 30 },
    answer: teacherAnswerSchema,
  },
  'GET /api/v1/classes/:id/worlds/:match/record': {
    summary: 'The record of a world, the whole truth of it, for its teacher, once the debrief of its round is open.',
    who: 'teacher',
    file: 'application/jsonl',
  },
  'GET /api/v1/classes/:id/export.zip': {
    summary: 'Everything the class did, as tables for research; without worlds whose debrief is not open.',
    who: 'teacher',
    query: exportQuerySchema,
    file: 'application/zip',
  },
  'DELETE /api/v1/classes/:id': {
    summary: 'Deletes a class and everything about it.',
    who: 'teacher',
    answer: okSchema,
  },
} as const satisfies RouteTable
