import { calibrationTexts, gs1CalibrationElements, type CalibrationStep } from './calibration-codes';

/** The drawing of a calibration code, as the address of an image. The drawing program is loaded when it is first used. */
export async function drawCalibrationCode(step: CalibrationStep): Promise<string> {
  const { code128, gs1datamatrix, drawingSVG } = await import('bwip-js/browser');
  const colours = { barcolor: '000000', backgroundcolor: 'FFFFFF', paddingwidth: 10, paddingheight: 6 };
  const drawing =
    step === 'gs1'
      ? gs1datamatrix(
          { bcid: 'gs1datamatrix', text: gs1CalibrationElements, scale: 4, ...colours },
          drawingSVG(),
        )
      : code128(
          { bcid: 'code128', text: calibrationTexts[step], scale: 2, height: 18, ...colours },
          drawingSVG(),
        );
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`;
}
