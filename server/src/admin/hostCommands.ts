import type { HostCommand } from '#shared/protocol/host'
import { problem } from '#shared/view/phrase'
import type { Classes } from '../classroom/classes.ts'
import type { Peers } from '../cluster/peers.ts'
import type { Lobbies } from '../lobby/lobbies.ts'
import { finishMatch } from '../match/finishMatch.ts'
import type { Match } from '../match/match.ts'
import type { Matches } from '../match/matches.ts'
import { OwnedElsewhereError } from '../match/ownership.ts'
import type { Reports } from '../match/reports.ts'
import type { SharedScenarios } from '../scenarios/sharedScenarios.ts'
import { type Refused, refused } from '../web/refuse.ts'
import type { Announcements } from './announcements.ts'
import type { Drain } from './drain.ts'

/** What the host's commands act on. */
export interface HostCommandsDeps {
  readonly services: {
    readonly matches: Matches
    readonly classes: Classes
    readonly lobbies: Lobbies
    readonly reports: Reports
    readonly sharedScenarios: SharedScenarios
  }
  readonly drain: Drain
  readonly peers: Peers
  readonly announcements: Announcements
}

type Done = { readonly ok: true } | Refused

/** A command that can be carried out here. */
export interface PreparedCommand {
  /** Id of what it is about. */
  readonly about?: string | undefined
  carryOut(): Promise<Done>
}

const DONE = { ok: true } as const

/**
 * Finds out whether a command can be carried out, and where; nothing is changed yet.
 * @throws OwnedElsewhereError when another server has to carry it out
 */
export async function prepare(deps: HostCommandsDeps, command: HostCommand): Promise<PreparedCommand | Refused> {
  const { services, announcements } = deps
  switch (command.command) {
    case 'drain':
    case 'undrain':
      return await prepareDrain(deps, command.server, command.command === 'drain')
    case 'announce':
      return done(() => announcements.set(command.text))
    case 'takeBack':
      return done(() => announcements.set(''))
    case 'end':
      return await prepareEnd(services.matches, command.match)
    case 'closeLobby':
      return { about: command.lobby, carryOut: () => services.lobbies.close(command.lobby) }
    case 'forgetReport':
      return done(() => services.reports.remove(command.report), command.report)
    case 'forgetScenario':
      return done(() => services.sharedScenarios.remove(command.scenario), command.scenario)
    case 'forgetMatch':
      return await prepareForgetMatch(services, command.match)
    case 'forgetClass':
      return await prepareForgetClass(services, command.classroom)
  }
}

const done = (does: () => Promise<void>, about?: string): PreparedCommand => ({
  about,
  carryOut: () => does().then(() => DONE),
})

async function prepareDrain(
  { drain, peers }: HostCommandsDeps,
  url: string,
  on: boolean,
): Promise<PreparedCommand | Refused> {
  if (url === peers.own) return done(() => drain.set(on), url === '' ? undefined : url)
  const others = await peers.others()
  if (others.some((other) => other.url === url)) throw new OwnedElsewhereError(url)
  return { problem: problem('noSuchServer') }
}

async function prepareEnd(matches: Matches, id: string): Promise<PreparedCommand | Refused> {
  const match = await matches.find(id)
  if (match === undefined) return { problem: await matches.reasonAbsent(id) }
  if (match.state.window.kind === 'ended') return { problem: problem('matchEnded') }
  const finish = async (found: Match): Promise<Done> =>
    (await matches.use(found, finishMatch)) ? DONE : { problem: problem('serverFault') }
  return { about: id, carryOut: () => finish(match) }
}

async function prepareForgetMatch(
  { matches, reports }: HostCommandsDeps['services'],
  id: string,
): Promise<PreparedCommand | Refused> {
  const summary = await matches.locate(id)
  if (summary === undefined) return refused(404, 'noSuchMatch')
  // The class would wait for a world that is gone.
  if (summary.classId !== undefined) return { problem: problem('matchOfClass') }
  const forget = async () => {
    await matches.forget([id])
    await reports.removeOf([id])
  }
  return done(forget, id)
}

async function prepareForgetClass(
  { classes }: HostCommandsDeps['services'],
  idOrCode: string,
): Promise<PreparedCommand | Refused> {
  const id = await classes.locate(idOrCode)
  if (id === undefined) return refused(404, 'noSuchClass')
  return done(() => classes.remove(id), id)
}
