import { statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Metrics } from '#server/admin/metrics'
import { OWNER_COMMANDS } from '#server/admin/ownerCommands'
import { SETTINGS, type Setting } from '#server/config/settings'
import { type Compose, exists, filesIn, read, readYaml, type Service, variablesIn } from '#tests/support/deployment'
import { importsOf, readSources } from '#tests/support/sources'

const compose = readYaml('docker-compose.yml') as Compose
const services = Object.entries(compose.services)
const isGame = ({ image }: Service) => image?.startsWith('${GAME_IMAGE:-') === true
const settings = Object.values<Setting>(SETTINGS).flatMap(({ name, secret }) =>
  secret ? [name, `${name}_FILE`] : [name],
)
const isSetting = (name: string) => settings.includes(name)
const page = read('docs/hosting.md')
const text = (path: string) => read(path).replaceAll(/^\s*#.*$/gm, '')

describe('the image', () => {
  const lines = read('Dockerfile').replaceAll('\\\n', ' ').split('\n')
  const of = (word: string) =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1))
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')))
  const ignored = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '')

  test('copies what is there and is not ignored', () => {
    const copied = of('COPY')
      .filter((line) => !line.startsWith('--from='))
      .flatMap((line) => line.split(' ').slice(0, -1))
    expect(copied).toContain('package-lock.json')
    for (const path of copied) {
      expect(exists(path), path).toBe(true)
      expect(ignored).not.toContain(path)
    }
  })

  test('copies between stages that are there', () => {
    const stages = of('FROM').map((line) => / AS (\S+)$/.exec(line)?.[1])
    const used = of('COPY')
      .map((line) => /^--from=(\S+)/.exec(line)?.[1])
      .filter((stage) => stage !== undefined)
    expect(used.length).toBeGreaterThan(2)
    for (const stage of used) expect(stages).toContain(stage)
  })

  test('holds every folder that the server reads', () => {
    const held = last.filter((line) => line.startsWith('COPY')).map((line) => line.split(' ').at(-1))
    for (const folder of ['assets', 'shared', 'server', 'dist', 'node_modules']) expect(held).toContain(`./${folder}`)
  })

  test('takes no file with the rights it happens to have where the image is built', () => {
    expect(last.filter((line) => line.startsWith('COPY') && !line.startsWith('COPY --from='))).toEqual([])
    const opened = /chmod -R a\+rX (.*)$/m.exec(read('Dockerfile'))?.[1]?.split(' ') ?? []
    const taken = last
      .filter((line) => line.startsWith('COPY --from=built '))
      .flatMap((line) => line.split(' ').slice(2, -1))
    expect(taken.length).toBeGreaterThan(4)
    for (const path of taken) {
      expect(path).toMatch(/^\/app\//)
      const [folder] = path.slice('/app/'.length).split('/')
      expect(opened).toContain(folder)
      expect(folder === 'dist' || exists(path.slice('/app/'.length)), path).toBe(true)
    }
  })

  test("has the owner's commands by one word each, and no script or tool: those need what is not in it", () => {
    const named = /for name in ([a-z ]+); do ln -s \/app\/server\/src\/owner\.ts \/usr\/local\/bin\/\$name; done/
    expect(named.exec(last.join('\n'))?.[1]?.split(' ')).toEqual(Object.keys(OWNER_COMMANDS))
    expect(statSync('server/src/owner.ts').mode & 0o111).toBe(0o111)
    expect(last.join('\n')).not.toMatch(/\/app\/(scripts|tools)/)
  })

  test('needs no package that it leaves out, and has none that it does not need', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> }
    const ofPackage = (to: string) =>
      to
        .split('/')
        .slice(0, to.startsWith('@') ? 2 : 1)
        .join('/')
    const foreign = readSources('server/src', 'shared/src')
      .filter(({ path }) => !ignored.some((left) => path.startsWith(`${left}/`)))
      .flatMap((source) => importsOf(source))
      .filter((to) => !/^(node:|#|\.|server\/|shared\/|[a-z]+\.ts)/.test(to))
      .map(ofPackage)
      .filter((name) => exists(`node_modules/${name}`))
    expect(foreign).toContain('express')
    expect([...new Set(foreign)].filter((name) => !(name in dependencies))).toEqual([])
    expect(Object.keys(dependencies).filter((name) => !foreign.includes(name))).toEqual([])
  })

  test('runs without rights or npm, tells how it is, and ends in good order', () => {
    expect(last).toContain('USER 10001:10001')
    expect(last).toContain('STOPSIGNAL SIGTERM')
    expect(last.join('\n')).toMatch(/HEALTHCHECK.*\/readyz/)
    expect(last.join('\n')).toMatch(/\nCMD \["node", "server\/src\/main.ts"\]/)
    expect(last.join('\n')).not.toMatch(/npm|apt-get|curl/)
    expect(last.findIndex((line) => line.startsWith('USER'))).toBeGreaterThan(
      last.findIndex((line) => line.startsWith('RUN')),
    )
    expect(read('Dockerfile')).toContain('npm ci --omit=dev --omit=optional --ignore-scripts')
  })

  test('names its settings rightly, and its bases by version', () => {
    for (const [name] of read('Dockerfile').matchAll(/BALANCE_[A-Z_]+/g)) expect(isSetting(name), name).toBe(true)
    for (const base of of('FROM')) expect(base).toMatch(/^[\w/.-]+:\d/)
  })
})

describe('the services', () => {
  test('are the profiles that the page tells of', () => {
    const profiles = new Set(services.flatMap(([, { profiles: named = ['default'] }]) => named))
    expect([...profiles].sort()).toEqual(['default', 'monitoring', 'proxy', 'scale'])
    for (const profile of ['proxy', 'scale', 'monitoring']) expect(page).toContain(`--profile ${profile}`)
  })

  test.each(services)('%s has no more rights than it needs', (_name, service) => {
    expect(service.read_only).toBe(true)
    expect(service.cap_drop).toEqual(['ALL'])
    expect(service.security_opt).toContain('no-new-privileges:true')
    expect(service.restart).toBe('unless-stopped')
    expect(service.cap_add ?? []).toEqual(service.image?.startsWith('caddy:') ? ['NET_BIND_SERVICE'] : [])
    expect(service).not.toHaveProperty('privileged')
  })

  test.each(services)('%s asks for temporary folders as Docker and podman both give them', (_name, { tmpfs = [] }) => {
    for (const folder of tmpfs) expect(folder).toMatch(/^\/[\w/]+(:mode=\d{4})?$/)
  })

  test.each(services)('%s tells how it is', (_name, service) => {
    if (!isGame(service)) expect(service.healthcheck?.test[0]).toMatch(/^CMD/)
    else expect(service.init).toBe(true)
  })

  test.each(services)('%s comes in a version that is named', (_name, service) => {
    if (!isGame(service)) expect(service.image).toMatch(/^[\w/-]+:v?\d+(\.\d+)*(-\w+)?$/)
  })

  test.each(services)('%s uses volumes, networks, secrets and neighbours that are there', (_name, service) => {
    for (const volume of service.volumes ?? []) {
      const [from] = volume.split(':')
      if (from!.startsWith('./')) {
        expect(exists(from!), from).toBe(true)
        expect(volume).toMatch(/:ro$/)
      } else expect(compose.volumes).toHaveProperty([from!])
    }
    for (const network of service.networks ?? []) expect(compose.networks).toHaveProperty([network])
    for (const secret of service.secrets ?? []) expect(compose.secrets).toHaveProperty([secret])
    for (const other of neighboursOf(service)) {
      const profiles = compose.services[other]?.profiles
      expect(profiles === undefined || profiles.includes(service.profiles![0]!), other).toBe(true)
    }
  })

  test.each(services)('%s is told real settings, and secrets by file', (_name, service) => {
    const { environment = {}, secrets } = service
    const names = Object.keys(environment).filter((name) => isGame(service) || name.startsWith('BALANCE_'))
    for (const name of names) expect(isSetting(name), name).toBe(true)
    const files = Object.values(environment).filter((value) => value.startsWith('/run/secrets/'))
    for (const file of files) expect(secrets).toContain(file.slice('/run/secrets/'.length))
    const used = [...files, read('deploy/prometheus.yml')].join(' ')
    for (const secret of secrets ?? []) expect(used).toContain(`/run/secrets/${secret}`)
    expect(Object.values(environment).join(' ')).not.toMatch(/password=|:\/\/[^\s/]+:[^\s/]+@/i)
  })

  test('of the game are pulled, and built from this folder by the other file, which changes nothing else', () => {
    const games = services.filter(([, service]) => isGame(service))
    expect(games.map(([name]) => name)).toEqual(['balance', 'game1', 'game2'])
    expect(services.filter(([, { build }]) => build !== undefined)).toEqual([])
    const built = readYaml('docker-compose.build.yml') as Compose
    expect(built).toEqual({
      services: Object.fromEntries(games.map(([name]) => [name, { image: 'delicate-balance:local', build: '.' }])),
    })
    for (const { image } of Object.values(built.services)) expect(games[0]![1].image).toContain(image!)
    expect(page).toContain('COMPOSE_FILE=docker-compose.yml:docker-compose.build.yml')
  })

  test('secrets are files: others cannot be put into containers that are read only', () => {
    for (const { file } of Object.values(compose.secrets)) expect(file).toMatch(/^\.\/deploy\/secrets\/\w+$/)
    for (const secret of Object.keys(compose.secrets)) expect(page).toContain(`deploy/secrets/${secret}`)
    for (const path of ['.gitignore', '.dockerignore'])
      expect(`\n${read(path)}`).toMatch(/\n(deploy|deploy\/secrets\/)\n/)
  })

  test('database, Redis and figures are reached by nobody outside', () => {
    for (const name of ['postgres', 'redis', 'prometheus', 'game1', 'game2']) {
      expect(compose.services[name], name).toBeDefined()
      expect(compose.services[name]).not.toHaveProperty('ports')
    }
    expect(compose.services.grafana!.ports!.every((port) => port.startsWith('127.0.0.1:'))).toBe(true)
    expect(compose.networks.inside).toEqual({ internal: true })
  })

  test('each of the servers beside another has its own address and path, and the proxy knows both', () => {
    const games = services.filter(([, { environment }]) => environment?.BALANCE_PROCESS_URL !== undefined)
    expect(games).toHaveLength(2)
    for (const [name, { environment }] of games) {
      expect(environment!.BALANCE_PROCESS_URL).toBe(`http://${name}:8080`)
      const variable = name.toUpperCase()
      expect(compose.services.crowd!.environment![variable]).toBe(`${name}:8080`)
      const path = environment!.BALANCE_PROCESS_PUBLIC!
      expect(read('deploy/Caddyfile.scale')).toContain(`handle_path ${path}/* {\n\t\treverse_proxy {$${variable}}`)
    }
  })
})

describe('the files for proxies and monitors', () => {
  const yamls = ['docker-compose.yml', ...filesIn('deploy').filter((path) => path.endsWith('.yml'))]

  test.each(yamls)('%s is YAML', (path) => {
    expect(typeof readYaml(path)).toBe('object')
  })

  const others = filesIn('deploy').filter((path) => !/grafana\/boards/.test(path))
  test.each(['docker-compose.yml', ...others])('%s asks for real settings, or for what the page explains', (path) => {
    const asked = [...variablesIn(text(path)), ...[...text(path).matchAll(/BALANCE_[A-Z_]+/g)].map(([name]) => name)]
    const given = services.flatMap(([, { environment }]) => Object.keys(environment ?? {}))
    const trial = ['LISTEN', 'GAME', 'HEALTH_PORT']
    for (const name of asked) {
      const known = isSetting(name) || given.includes(name) || trial.includes(name)
      expect(known || page.includes(`\`${name}\``), name).toBe(true)
    }
  })

  test('the example of .env says what docker compose asks for, and is right', () => {
    const lines = read('deploy/env.example')
      .split('\n')
      .filter((line) => /^\w/.test(line))
    const asked = variablesIn(text('docker-compose.yml'))
    expect(lines.length).toBeGreaterThan(2)
    for (const [name, value] of lines.map((line) => line.split('=') as [string, string])) {
      expect(asked).toContain(name)
      const setting = Object.values<Setting>(SETTINGS).find((other) => other.name === name)
      expect(setting === undefined || setting.schema.safeParse(value).success, name).toBe(true)
    }
  })

  test.each([
    'deploy/Caddyfile',
    'deploy/nginx.conf',
    'deploy/nginx-path.conf',
    'deploy/nginx-scale.conf',
    'deploy/traefik.yml',
    'deploy/haproxy.cfg',
  ])('docs/hosting.md has %s word for word', (path) => {
    expect(page.includes(`\n${read(path)}\`\`\``)).toBe(true)
  })

  test('the board asks for figures that the server tells, and nothing else', () => {
    const board = JSON.parse(read('deploy/grafana/boards/balance.json')) as {
      panels: { datasource: { uid: string }; targets: { expr: string }[] }[]
    }
    const meters = new Metrics()
    meters.watch({} as never, false)
    const told = [...meters.names, 'nodejs_eventloop_lag_seconds', 'process_resident_memory_bytes']
    const asked = board.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => metricsIn(expr)))
    expect(asked.length).toBeGreaterThan(10)
    for (const name of asked) expect(told, name).toContain(name)
    const source = readYaml('deploy/grafana/provisioning/datasources/prometheus.yml') as {
      datasources: { uid: string }[]
    }
    for (const { datasource } of board.panels) expect(datasource.uid).toBe(source.datasources[0]!.uid)
    expect(compose.services.grafana!.environment!.GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH).toMatch(/balance\.json$/)
  })

  test('Prometheus asks services that are there', () => {
    const { scrape_configs: asks } = readYaml('deploy/prometheus.yml') as {
      scrape_configs: { static_configs: { targets: string[] }[] }[]
    }
    const targets = asks.flatMap(({ static_configs: some }) => some.flatMap((one) => one.targets))
    expect(targets.length).toBeGreaterThan(0)
    for (const target of targets) expect(compose.services).toHaveProperty([target.split(':')[0]!])
  })
})

/** Names of the figures a query asks for; a histogram's parts are its. */
const metricsIn = (query: string): readonly string[] =>
  (query.match(/\b(balance|nodejs|process)_[a-z_]+/g) ?? []).map((name) => name.replace(/_bucket$/, ''))

const neighboursOf = ({ depends_on: named = [] }: Service): readonly string[] =>
  Array.isArray(named) ? named : Object.keys(named)
