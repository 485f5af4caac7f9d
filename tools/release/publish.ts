/**
 * `npm run -s tool -- publish --image ghcr.io/us/delicate-balance [--print]`: builds the image for amd64 and arm64 with its bill of materials and its
 * provenance, and pushes it under the tags of this version. `--print` only says what it would do. Needs Docker with buildx, and a login.
 */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { ROOT } from '../../scripts/pinnedNode.mjs'
import { imageTags, readReleaseState, tagOf } from './releaseFacts.ts'

/** Kinds of processors that images are made for. */
export const PLATFORMS = ['linux/amd64', 'linux/arm64'] as const

/** Arguments of Docker that build and push an image. */
export const buildArguments = (image: string, version: string): readonly string[] => [
  'buildx',
  'build',
  `--platform=${PLATFORMS.join(',')}`,
  '--sbom=true',
  '--provenance=mode=max',
  `--label=org.opencontainers.image.version=${version}`,
  ...imageTags(image, version).map((tag) => `--tag=${tag}`),
  '--push',
  '.',
]

/** What cannot be published, in words; undefined when it can be. */
export function refusalOf(image: string | undefined, ref: string | undefined, version: string): string | undefined {
  if (image === undefined || !/^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)+$/.test(image))
    return 'which image? --image registry/name, in small letters'
  if (ref !== undefined && ref !== `refs/tags/${tagOf(version)}`)
    return `${ref} is not the tag of version ${version} in package.json`
  return undefined
}

function main(): void {
  const { values } = parseArgs({ options: { image: { type: 'string' }, print: { type: 'boolean' } } })
  const { version } = readReleaseState().facts
  const image = values.image?.toLowerCase()
  const refusal = refusalOf(image, process.env.GITHUB_REF, version)
  if (refusal !== undefined) {
    process.stderr.write(`${refusal}\n`)
    process.exitCode = 1
    return
  }
  const args = buildArguments(image!, version)
  process.stdout.write(`docker ${args.join(' ')}\n`)
  if (!values.print) process.exitCode = spawnSync('docker', args, { cwd: ROOT, stdio: 'inherit' }).status ?? 1
}

if (import.meta.main) main()
