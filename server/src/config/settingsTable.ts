import { SETTINGS, type Setting } from './settings.ts'

const BEGIN = '<!-- settings: written by npm run tool -- hosting:docs -->'
const END = '<!-- end of settings -->'

/** The table of all settings, as docs/hosting.md has it. */
export function printSettings(): string {
  const rows = Object.values<Setting>(SETTINGS).map(({ name, default: usual, range, about, secret }) => {
    const also = secret ? `; also from a file: \`${name}_FILE\`` : ''
    return `| \`${name}\` | ${usual === undefined ? '' : `\`${usual}\``} | ${range.replaceAll('|', '\\|')} | ${about}${also} |`
  })
  return [BEGIN, '', '| variable | default | takes | what it is |', '|---|---|---|---|', ...rows, '', END].join('\n')
}

/** A page with its table of settings as it is now. @throws Error when the page has no place for it */
export function withSettings(page: string): string {
  const [before, rest] = page.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error(`the page has no ${BEGIN} … ${END}`)
  return `${before}${printSettings()}${after}`
}
