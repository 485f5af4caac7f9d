import type { StaffRole } from '#shared/protocol/signOn'

/** Somebody, as a provider or a proxy says. */
export interface SignedPerson {
  /** What tells them apart from all others there. */
  readonly id: string
  /** As people call them. */
  readonly name: string
  /** Groups, or what else makes a role. */
  readonly values: readonly string[]
}

/** Who is what, as the host of the server has set it. */
export interface RoleSettings {
  readonly signOnHosts: readonly string[] | undefined
  readonly signOnTeachers: readonly string[] | undefined
}

/** What stands before an id among the values that make a role; no group has such a name, so that nobody becomes another by founding one. */
const ONE_PERSON = 'user:'

/** Whether somebody may act in a role. */
export function hasRole(settings: RoleSettings, role: StaffRole, { id, values }: SignedPerson): boolean {
  const { signOnHosts = [], signOnTeachers = [] } = settings
  const wanted = role === 'host' ? signOnHosts : [...signOnTeachers, ...signOnHosts]
  return wanted.some((each) => {
    if (each.startsWith(ONE_PERSON)) return each.slice(ONE_PERSON.length) === id
    return values.includes(each)
  })
}
