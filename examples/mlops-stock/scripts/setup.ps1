# Makes a virtual environment with what the code needs, and the first model: powershell scripts/setup.ps1
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')

function Invoke-Step {
  param([string] $Program, [string[]] $Arguments)
  & $Program @Arguments
  if ($LASTEXITCODE -ne 0) { throw "$Program $Arguments ended with $LASTEXITCODE" }
}

$python = Join-Path '.venv' 'Scripts/python.exe'
Invoke-Step 'python' @('-m', 'venv', '.venv')
Invoke-Step $python @('-m', 'pip', 'install', '--requirement', 'requirements.txt')
foreach ($module in 'src.data_processing', 'src.feature_engineering', 'src.train', 'src.evaluate') {
  Invoke-Step $python @('-m', $module)
}
Write-Output "Ready: $python -m flask --app src.app run --port 5000"
