/** What an upgrade to a version means for hosts, as the changelog says it below *Upgrading*. */
export interface Upgrade {
  readonly rules: { readonly changed: boolean; readonly now: string }
  readonly database: { readonly changed: boolean; readonly now: string }
  /** What hosts have to do; `nothing` where that is nothing. */
  readonly toDo: string
}

/** A version of the changelog. */
export interface ChangelogSection {
  /** `Unreleased`, or a version. */
  readonly name: string
  /** As YYYY-MM-DD; undefined while it is not released. */
  readonly date: string | undefined
  readonly text: string
  /** Undefined where the section does not say it, or not in this form. */
  readonly upgrade: Upgrade | undefined
}

/** What the program says of itself. */
export interface ProgramFacts {
  readonly version: string
  /** `RULES_VERSION`. */
  readonly rules: string
  /** Number of the database's last migration, three digits. */
  readonly database: string
}

const HEADING = /^## \[([^\]]+)\](?: - (\d{4}-\d\d-\d\d))?[ \t]*$/gm
const UPGRADING =
  /^### Upgrading\n\n?- Rules: (changed|as before) \((\d+)\)\n- Database: (changed|as before) \((\d{3})\)\n- To do: (.+)$/m

/** The sections of a changelog, the newest first. */
export function readChangelog(text: string): readonly ChangelogSection[] {
  const heads = [...text.matchAll(HEADING)]
  return heads.map((head, index) => {
    const body = text.slice(head.index + head[0].length, heads[index + 1]?.index)
    return { name: head[1]!, date: head[2], text: body.trim(), upgrade: upgradeIn(body) }
  })
}

function upgradeIn(body: string): Upgrade | undefined {
  const [, rules, rulesNow = '', database, databaseNow = '', toDo = ''] = UPGRADING.exec(body) ?? []
  if (rules === undefined) return undefined
  return {
    rules: { changed: rules === 'changed', now: rulesNow },
    database: { changed: database === 'changed', now: databaseNow },
    toDo: toDo.trim(),
  }
}

/** How a changelog does not fit: its newest section to the program, and every section to the one before it. Empty when all is well. */
export function changelogFaults(text: string, { rules, database }: Omit<ProgramFacts, 'version'>): readonly string[] {
  const sections = readChangelog(text)
  const [newest] = sections
  if (newest === undefined) return ['the changelog has no section']
  const faults = sections.flatMap(({ name, date, upgrade, text: body }, index) => [
    ...(name !== 'Unreleased' && date === undefined ? [`${name} has no date`] : []),
    ...(body === '' ? [`${name} says nothing`] : []),
    // Nobody upgrades to the first.
    ...(upgrade === undefined && (index === 0 || index < sections.length - 1)
      ? [`${name} has no “### Upgrading” with its three lines`]
      : []),
  ])
  const { upgrade } = newest
  if (upgrade !== undefined && upgrade.rules.now !== rules)
    faults.push(`${newest.name} says rules ${upgrade.rules.now}; they are ${rules}`)
  if (upgrade !== undefined && upgrade.database.now !== database)
    faults.push(`${newest.name} says database ${upgrade.database.now}; it is ${database}`)
  return [...faults, ...sections.flatMap((section, index) => changeFaults(section, sections[index + 1]))]
}

/** Whether “changed” stands where a number is another than in the version before, and only there. */
function changeFaults({ name, upgrade }: ChangelogSection, before: ChangelogSection | undefined): readonly string[] {
  if (upgrade === undefined || before?.upgrade === undefined) return []
  return (['rules', 'database'] as const).flatMap((what) => {
    const isOther = upgrade[what].now !== before.upgrade![what].now
    if (isOther === upgrade[what].changed) return []
    return [`${name}: ${what} ${isOther ? 'changed' : 'did not change'} since ${before.name}`]
  })
}
