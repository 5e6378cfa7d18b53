import { describe, expect, it } from 'vitest';
import { agentRequestArguments, mainChannelArguments } from './ipc';
import { agentRights, mainRights, permissionOf, type Right } from './operations';
import { lowestRole } from './roles';

const session = '6fa459ea-ee8a-4ca4-894e-db77e160355e';
const channels = Object.keys(mainChannelArguments) as (keyof typeof mainChannelArguments)[];

describe('the table of rights', () => {
  it('has an entry for every request of the agent and every channel of the main process, and no other', () => {
    expect(Object.keys(agentRights).sort()).toEqual(Object.keys(agentRequestArguments).sort());
    expect(Object.keys(mainRights).sort()).toEqual(channels.toSorted());
  });

  it('names a permission of the roles, or says that it is for everybody', () => {
    const rights: Right[] = [...Object.values(agentRights), ...Object.values(mainRights)];
    for (const right of rights) {
      const known = permissionOf(right);
      expect(known === null || known in lowestRole, right).toBe(true);
    }
    expect(rights.filter((right) => right === 'by-content')).toHaveLength(1);
  });

  it('leaves no permission of the roles without something it is for', () => {
    // The two that are judged scan by scan.
    const byContent = ['void-others-scans', 'override-duplicate'];
    const used = new Set<string>([...Object.values(agentRights), ...Object.values(mainRights), ...byContent]);
    expect(Object.keys(lowestRole).filter((permission) => !used.has(permission))).toEqual([]);
  });

  it.each(channels.filter((channel) => permissionOf(mainRights[channel]) !== null))(
    '%s, which is not for everybody, takes the session as its last argument',
    (channel) => {
      const { items } = mainChannelArguments[channel].def;
      const last = items.at(-1);
      expect(last?.safeParse(session).success).toBe(true);
      expect(last?.safeParse(null).success).toBe(true);
      expect(last?.safeParse('no session').success).toBe(false);
    },
  );
});
