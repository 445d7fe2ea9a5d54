/** An action at a commit, whose code cannot change, with the version that it is. */
export interface PinnedAction {
  readonly uses: string;
  readonly version: string;
}

export interface TransferActions {
  readonly checkout: PinnedAction;
  readonly upload: PinnedAction;
  readonly download: PinnedAction;
}

const CHECKOUT: PinnedAction = {
  uses: 'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683',
  version: 'v4.2.2',
};

export const GITHUB_ACTIONS: TransferActions = {
  checkout: CHECKOUT,
  upload: { uses: 'actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02', version: 'v4.6.2' },
  download: { uses: 'actions/download-artifact@d3f86a106a0bac45b974a628896c90dbdf5c8093', version: 'v4.3.0' },
};

/** Version 4 of the actions on artifacts refuses to run on anything but GitHub. */
export const GITEA_ACTIONS: TransferActions = {
  checkout: CHECKOUT,
  upload: { uses: 'actions/upload-artifact@ff15f0306b3f739f7b6fd43fb5d26cd321bd4de5', version: 'v3.2.1' },
  download: { uses: 'actions/download-artifact@9bc31d5ccc31df68ecc42ccf4149144866c47d8a', version: 'v3.0.2' },
};
