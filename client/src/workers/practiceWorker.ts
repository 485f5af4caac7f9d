import '../lib/zodWithoutEval.ts'
import { expose } from 'comlink'
import { Practice } from './practice.ts'
import { fetchScenario } from './scenarios.ts'

expose(new Practice(fetchScenario))
