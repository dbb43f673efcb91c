import { afterAll } from 'vitest'
import { removeFolders } from './folders.ts'

// Set up before each file of tests: files share what they import, so nothing but this ends with a file.
afterAll(removeFolders)
