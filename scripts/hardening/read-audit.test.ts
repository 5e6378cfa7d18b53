import { describe, expect, it } from 'vitest';
import { readAudit } from './read-audit.mjs';

const isShipped = (place: string): boolean => place !== 'node_modules/tool';

function report(vulnerabilities: Record<string, unknown>): string {
  return JSON.stringify({ auditReportVersion: 2, vulnerabilities });
}

describe('the audit of the packages', () => {
  it('finds nothing when npm has nothing to tell', () => {
    expect(readAudit(report({}), isShipped)).toEqual({ state: 'audited', found: [], tools: [] });
  });

  it('names each package that is shipped, how bad it is and why, and apart from them the tools', () => {
    const url = 'https://github.com/advisories/GHSA-1';
    const said = report({
      a: {
        name: 'a',
        severity: 'high',
        via: [{ title: 'Runs foreign code', url }],
        nodes: ['node_modules/a'],
      },
      b: { name: 'b', severity: 'high', via: ['a'], nodes: ['node_modules/tool', 'node_modules/c/b'] },
      tool: { name: 'tool', severity: 'low', via: ['a'], nodes: ['node_modules/tool'] },
    });
    expect(readAudit(said, isShipped)).toEqual({
      state: 'audited',
      found: [
        { name: 'a', severity: 'high', title: `Runs foreign code (${url})` },
        { name: 'b', severity: 'high', title: 'through a' },
      ],
      tools: ['tool'],
    });
  });

  it.each([
    [
      'a registry without audits',
      'npm warn audit 405\n{ "message": "405 Method Not Allowed", "statusCode": 405 }',
      '405 Method Not Allowed',
    ],
    ['no network', 'npm error code ENOTFOUND\nnpm error network', 'npm error code ENOTFOUND'],
    ['an answer that is cut short', '{ "auditReportVersion": 2, "vuln}', '{ "auditReportVersion": 2, "vuln}'],
    ['nothing at all', '', ''],
  ])('is not taken for clean with %s', (_name, output, why) => {
    expect(readAudit(output, isShipped)).toEqual({ state: 'unavailable', why });
  });
});
