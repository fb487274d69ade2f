# wasm.cmake — the target `engine`: web/engine/generated/engine.{mjs,wasm,d.mts}.

# WebAssembly SIMD and exceptions are in every browser since 2023; both must hold for every object of the module.
set(wasm_options -msimd128 -fwasm-exceptions)
target_compile_options(convscope_options INTERFACE ${wasm_options})

# Everything is compiled for size but the kernels, where the time is spent.
file(GLOB kernel_sources CONFIGURE_DEPENDS engine/kernels/*.cpp)
set_source_files_properties(${kernel_sources} PROPERTIES COMPILE_OPTIONS -O3)

file(GLOB binding_sources CONFIGURE_DEPENDS engine/bindings/*.cpp)
add_executable(engine ${binding_sources})
target_link_libraries(engine PRIVATE convscope convscope_options)
target_include_directories(engine PRIVATE engine)
set_target_properties(engine PROPERTIES SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY "${PROJECT_SOURCE_DIR}/web/engine/generated")
target_link_options(engine PRIVATE
  ${wasm_options}
  -lembind
  -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=node,web,worker
  -sDYNAMIC_EXECUTION=0           # the page's Content-Security-Policy forbids eval
  -sFILESYSTEM=0
  -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=2GB
  -sABORTING_MALLOC=0             # out of memory is an error of the contract, not the end of the module
  -sSTACK_SIZE=256KB
  -sTEXTDECODER=2                 # every browser with WebAssembly SIMD has it
  -sINCOMING_MODULE_JS_API=instantiateWasm
  -sEXPORTED_RUNTIME_METHODS=HEAPU8,HEAP32,HEAPF32,HEAPF64
  --emit-tsd engine.d.mts)
