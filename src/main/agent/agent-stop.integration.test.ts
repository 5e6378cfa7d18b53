import { expect, it } from 'vitest';
import { createTemporaryFolder } from '../../../e2e/support/temporary-folder';
import { fgQuality } from '../../shared/ready-workflows';
import { defaultShifts } from '../../shared/shift';
import { supervisorNeeded } from '../../shared/sign-in';
import { systemClock } from '../clock';
import { startAgent } from './agent';
import { hashPin } from './people/pin-hash';
import { signInSettingsSchema } from './people/settings';
import { relaySettingsSchema } from './relay/settings';

it('an agent that is being stopped still knows who may do what', async () => {
  const home = createTemporaryFolder('agent-stop');
  const agent = startAgent(
    {
      dataFolder: home.folder,
      stationName: 'LINE-1',
      version: '0.0.0',
      database: null,
      relay: relaySettingsSchema.parse({}),
      shifts: defaultShifts,
      workflows: [fgQuality],
      signIn: signInSettingsSchema.parse({ administratorPinHash: await hashPin('471100') }),
    },
    { clock: systemClock, log: () => undefined },
  );
  const stopped = agent.stop(5_000);
  expect(agent.refusal('leave-kiosk', '6fa459ea-ee8a-4ca4-894e-db77e160355e')).toBe(supervisorNeeded);
  expect(await stopped).toEqual({ pending: 0, quarantined: 0 });
  home.remove();
});
