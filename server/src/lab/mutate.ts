import { registerHooks } from 'node:module'
import type { Mutation } from '#shared/experiments/mutation'

/** Address of a file below `shared/src`. */
const sharedUrl = (file: string): string => new URL(`../../../shared/src/${file}`, import.meta.url).href

/**
 * From now on a module that this thread loads has another source: what `change` makes of its own. Modules loaded before keep what
 * they have.
 */
export function changeModule(url: string, change: (source: string) => string): void {
  registerHooks({
    load(loading, context, nextLoad) {
      const loaded = nextLoad(loading, context)
      return loading === url ? { ...loaded, source: change(String(loaded.source)) } : loaded
    },
  })
}

/**
 * Changes the rules for every module this thread loads from now on. Only the lab's threads call it: what plays for people loads
 * the rules as they are.
 * @throws RangeError when the module is loaded, if it exports no such function
 */
export function mutate(mutation: Mutation): void {
  if ('number' in mutation) {
    const variant = JSON.stringify(sharedUrl('ruleset/rulesetVariant.ts'))
    const number = JSON.stringify({ [mutation.number]: mutation.value })
    changeModule(sharedUrl('ruleset/ruleset.ts'), (source) =>
      withExport(source, 'RULESET', (whole) => [
        `import { rulesetVariant } from ${variant}`,
        `export const RULESET = rulesetVariant(${whole}, ${number})`,
      ]),
    )
    return
  }
  const [file = '', name = ''] = mutation.off.split('#')
  const body = mutation.returns === undefined ? '' : `return ${JSON.stringify(mutation.returns)}`
  changeModule(sharedUrl(file), (source) => withExport(source, name, () => [`export function ${name}() { ${body} }`]))
}

/** A module in which other lines declare an export: its own declaration gets a name that `replace` may use. */
function withExport(source: string, name: string, replace: (whole: string) => readonly string[]): string {
  const declared = new RegExp(`^export (const|function\\*?) ${name}\\b`, 'm')
  if (!declared.test(source)) throw new RangeError(`no function or constant ${name} is declared for export`)
  const whole = `${name}Unchanged`
  return [source.replace(declared, `$1 ${whole}`), ...replace(whole)].join('\n')
}
