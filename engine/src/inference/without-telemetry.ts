/**
 * The runtime reports to its maker what models are run on which machine, and keeps a number of the machine in its user's folder,
 * unless this variable says otherwise before the runtime is loaded; processes that are started inherit it. Imported before it.
 * @see https://github.com/microsoft/onnxruntime/blob/main/docs/Privacy.md
 */
process.env['ORT_DISABLE_TELEMETRY'] = '1';
