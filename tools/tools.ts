/** A program that developers or hosts run now and then. */
export interface Tool {
  /** Relative to the project's folder. */
  readonly file: string
  /** One line: its arguments, when it has any, and what it does. */
  readonly about: string
  /** Arguments that come before the caller's. */
  readonly args?: readonly string[]
}

const owner = (name: string, about: string): Tool => ({ file: 'server/src/owner.ts', args: [name], about })

/** Every tool by its name: `npm run tool -- NAME`. */
export const TOOLS: Readonly<Record<string, Tool>> = {
  backup: owner('backup', '[--to FILE]  copies the database while the server runs'),
  restore: owner('restore', 'FILE [--force]  puts a backup in the place of the database of a stopped server'),
  verify: owner('verify', '[MATCH]  plays every stored match again and compares it hash for hash'),
  doctor: owner('doctor', 'checks settings, Node, database, disk, backups, clock and port'),
  lang: {
    file: 'tools/lang.ts',
    about: '[--check fr]  writes what follows from texts, or says what a language lacks',
  },
  weblate: { file: 'tools/weblate.ts', about: '[--repo ADDRESS]  prints the components of a Weblate project' },
  release: {
    file: 'tools/release/release.ts',
    about: '[--dry-run] [--image NAME]  checks all of a release, and says what is tagged',
  },
  publish: {
    file: 'tools/release/publish.ts',
    about: '--image NAME [--print]  builds and pushes the image for both kinds of processors',
  },
  bot: {
    file: 'tools/bot.ts',
    about: '--brain FILE [--table CODE] [--server URL]  plays one seat by the decisions of a file',
  },
  sample: {
    file: 'tools/sampleClass.ts',
    about: 'plays the sample class that teachers look at, and writes its records',
  },
  'scenarios:docs': { file: 'tools/scenarioDocs.ts', about: 'writes the cited figures into docs/scenarios.md' },
  'hosting:docs': {
    file: 'tools/hostingDocs.ts',
    about: '[--bench FILE]…  writes settings, and what bench:server measured, into docs/hosting.md',
  },
  'api:docs': { file: 'tools/apiDocs.ts', about: 'writes the contract for programs into docs/api.md' },
  'lab:docs': {
    file: 'server/src/lab/labDocs.ts',
    about: '[DIR]  writes the numbers, and a run of the lab, into docs/the-model.md',
  },
  'lab:balance': { file: 'server/src/lab/balance.ts', about: '[--matches 400]  measures the goals for live play' },
  ladder: { file: 'server/src/lab/depth/ladder.ts', about: '[--matches 60] [--field scripts]  how strong minds are' },
  scenarios: {
    file: 'server/src/lab/scenarios/scenarios.ts',
    about: '[--matches 200] [--docs]  holds what happens in every scenario against its bars',
  },
  restraint: {
    file: 'tools/restraint/restraint.ts',
    about: '[--brain FILE] [--records FOLDER]  who fires first, climbs, keeps promises',
  },
  depth: {
    file: 'server/src/lab/depth/depth.ts',
    about: '[--matches 240] [--field simple]  what plays well, and which orders matter',
  },
  'fit-beliefs': {
    file: 'server/src/lab/beliefs/fitBeliefs.ts',
    about: '[--matches 160]  fits what tells seekers from revisionists, and its worth',
  },
  'find-chairs': {
    file: 'server/src/lab/daily/findChairs.ts',
    about: '[--count 120]  finds the positions of the daily crisis for this version of the rules',
  },
  'lab:search': { file: 'server/src/lab/search.ts', about: '[--points 64]  searches bots for an exploit' },
  'record:fixture': {
    file: 'tools/recordFixture.ts',
    about: 'writes a match of the present rules that later ones must show',
  },
  ledger: { file: 'tools/ledger.ts', about: '[--matches 80] [--json]  measures what viewers can tell of secrets' },
  roads: {
    file: 'tools/roads.ts',
    about: '[--only calls|pages] [--json]  every call and page under every fault',
  },
  'bench:sound': {
    file: 'bench/sound.ts',
    about: 'the share of a core, and the bytes, that the sound of a match takes',
  },
  'bench:debrief': {
    file: 'bench/debrief.ts',
    about: 'processor time of the three cards of the debrief, at small and at the largest tables',
  },
  abuse: {
    file: 'tools/abuse.ts',
    about: 'tries abuse in talk and names in a class: whom it reaches, how soon it is stopped',
  },
  trial: {
    file: 'tools/trial/trial.ts',
    about: '[--write]  leads a lesson with 28 students, counts its clicks and checks each step',
  },
  estimates: { file: 'tools/estimates.ts', about: '[--matches 20]  how often the shown bands hold the truth' },
  map: { file: 'tools/map.ts', about: 'makes assets/map/world.json from Natural Earth' },
  icons: { file: 'tools/icons.ts', about: 'draws the icons of home screens from assets/web/icon.svg' },
  pictures: {
    file: 'tools/pictures/pictures.ts',
    about: '[--targets FOLDER]  takes the pictures of the documentation from the running game',
  },
  'two-seats': {
    file: 'tools/pictures/twoSeats.ts',
    about: 'takes the pictures of a strike and its alarm on two screens side by side',
  },
  shots: { file: 'tools/shots.ts', about: 'FOLDER  saves pictures of every screen, in every size and language' },
  scenes: { file: 'tools/scenes.ts', about: 'FOLDER  saves pictures of the scenes of a crisis, on laptop and phone' },
  'war-film': {
    file: 'tools/warFilm.ts',
    about: 'FOLDER [--size phone] [--scenario ID] [--sheet FILE]  a war, pictured every two seconds',
  },
  voices: {
    file: 'tools/voices.ts',
    about: '[--seed N] [--language ID] [--as POWER]  every line that leaders say in a match',
  },
  nightly: {
    file: 'tools/nightly.ts',
    about: 'the generated tests with twenty times the cases; counts those of secrecy',
  },
  proxies: { file: 'tools/proxies.ts', about: 'plays through every installed proxy with the files of deploy/' },
  image: { file: 'tools/image/image.ts', about: 'builds the container image with podman or Docker and tries it' },
  capacity: { file: 'tools/capacity.ts', about: 'what servers hold, calculated from what was measured' },
  audit: { file: 'tools/audit.ts', about: 'asks the registry for known vulnerabilities of our packages' },
  sbom: { file: 'tools/sbom.ts', about: 'writes the bill of materials to dist/sbom.json (CycloneDX)' },
}
