import { describe, expect, it } from 'vitest';
import { readAudit } from './read-audit.mjs';

describe('the audit of the packages that are shipped', () => {
  it('is clean when npm has nothing to tell', () => {
    const report = { auditReportVersion: 2, vulnerabilities: {}, metadata: { dependencies: { prod: 91 } } };
    expect(readAudit(JSON.stringify(report))).toEqual({ state: 'clean', packages: 91 });
  });

  it('names each package, how bad it is and why', () => {
    const report = {
      auditReportVersion: 2,
      vulnerabilities: {
        a: { name: 'a', severity: 'high', via: [{ title: 'Runs foreign code' }] },
        b: { name: 'b', severity: 'high', via: ['a'] },
      },
      metadata: { dependencies: { prod: 91 } },
    };
    expect(readAudit(JSON.stringify(report))).toEqual({
      state: 'found',
      advisories: [
        { name: 'a', severity: 'high', title: 'Runs foreign code' },
        { name: 'b', severity: 'high', title: 'through a' },
      ],
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
    expect(readAudit(output)).toEqual({ state: 'unavailable', why });
  });
});
